/** The mark of the product: a house with a tick. */
export function Emblem({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" className="qw-emblem">
      <rect width="64" height="64" rx="12" fill="#1d4ed8" />
      <g fill="none" stroke="#fff" strokeWidth="4.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M14 50h36" />
        <path d="M18 50V24l14-9 14 9v26" />
        <path d="m25 36 5.5 5.5L40 31" />
      </g>
    </svg>
  );
}
