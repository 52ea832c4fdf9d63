import '@fontsource-variable/inter';
import './app/mantine.css';
import './app/global.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';
import { styleNonce } from './ui/style-nonce.ts';
import { invariant } from '#shared/invariant.ts';

setNonce(styleNonce());
const root = document.getElementById('root');
invariant(root !== null, 'index.html has no element to draw into');
const parts = await start();
createRoot(root).render(
  <StrictMode>
    <App parts={parts} />
  </StrictMode>,
);
