import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

type ErrorBoundaryProps = {
  readonly children: ReactNode;
  /** Another one tries again: for example the place that is shown. */
  readonly resetKey?: string;
};

type ErrorBoundaryState = {
  readonly message: string | null;
  readonly key: string | undefined;
};

/** Catches a bug while drawing, says what it was, and lets the rest of the window live. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null, key: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    { key }: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return key === resetKey ? null : { message: null, key: resetKey };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          title="This part of the window met a fault"
          actions={<Button onClick={() => this.setState({ message: null })}>Try again</Button>}
        >
          What was saved is safe. Please report the fault with this message: {message}
        </EmptyState>
      </div>
    );
  }
}
