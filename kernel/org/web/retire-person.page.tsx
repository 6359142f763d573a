import { retirePerson } from '#kernel/org/contract/people.ts';
import { EndService } from './end-service.tsx';

export const Page = () => <EndService route={retirePerson} act="retire" />;
