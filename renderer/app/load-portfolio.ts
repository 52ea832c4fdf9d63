/** The code of the place that a workspace opens with; asked for twice, it is loaded once. */
export const loadPortfolio = () =>
  import('#renderer/features/portfolio/portfolio-place.tsx').then((module) => ({
    default: module.PortfolioPlace,
  }));
