/** What approvals show on the pages of domains. */
export { ApprovalTrail, type ApprovalTrailProps } from './trail.tsx';
