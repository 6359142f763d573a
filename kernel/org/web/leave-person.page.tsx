import { leavePerson } from '#kernel/org/contract/people.ts';
import { EndService } from './end-service.tsx';

export const Page = () => <EndService route={leavePerson} act="leave" />;
