import { Button, Modal } from 'antd';
import { useState } from 'react';
import { endPost, type getPerson } from '#kernel/org/contract/people.ts';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { RouteForm } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { unitPath } from './unit-words.ts';

type Person = RouteOutput<typeof getPerson>;
type Post = Person['posts'][number];

/** Posts of a person, held and former, and the way to end one. */
export function PersonPosts({ person }: { person: Person }) {
  const { t, enumLabel } = useWords();
  const [ending, setEnding] = useState<Post | null>(null);
  const today = dayOf(new Date());
  const close = () => setEnding(null);
  const stateOf = (post: Post) => {
    if (post.from > today) return { tone: 'notice' as const, word: t('page.org.post.to-come') };
    if (post.to !== null && post.to < today)
      return { tone: 'quiet' as const, word: post.endReason ? enumLabel('org.post_end_reason', post.endReason) : t('page.org.post.over') };
    return { tone: 'ok' as const, word: t('page.org.post.held') };
  };
  return (
    <>
      <PlainTable
        labelKey="page.org.person.posts"
        rows={person.posts}
        rowId={(post) => post.id}
        columns={[
          { name: 'title', labelKey: 'field.org.title', render: (post) => post.title },
          { name: 'org', labelKey: 'field.org.orgName', render: (post) => <AppLink to={unitPath(post.orgId)}>{post.orgName}</AppLink> },
          { name: 'rank', labelKey: 'field.org.rankCode', render: (post) => enumLabel('org.rank_code', post.rankCode) },
          {
            name: 'kind',
            labelKey: 'page.org.post.kind',
            render: (post) =>
              [
                t(post.isMain ? 'field.org.isMain' : 'page.org.post.beside'),
                ...(post.isLeadership ? [t('field.org.isLeadership')] : []),
              ].join(' · '),
          },
          {
            name: 'days',
            labelKey: 'field.org.days',
            render: (post) => <span className="qw-num">{t('range.days', { from: post.from, to: post.to ?? t('range.now') })}</span>,
          },
          { name: 'state', labelKey: 'field.org.state', state: true, render: (post) => <Status {...stateOf(post)} /> },
        ]}
        actions={(post) =>
          post.abilities.end ? (
            <Button type="link" size="small" onClick={() => setEnding(post)}>
              {t('action.org.post.end')}
            </Button>
          ) : null
        }
      />
      <Modal
        open={ending !== null}
        title={t('page.org.post.end', { title: ending?.title ?? '' })}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {ending ? (
          <RouteForm
            route={endPost}
            draft={false}
            fixed={{ postId: ending.id }}
            initial={{ on: today, endReason: 'removal' }}
            fields={['on', { name: 'endReason', list: 'org.post_end_reason' }, 'document', 'reason']}
            submitKey="action.org.post.end"
            onDone={close}
            onCancel={close}
          />
        ) : null}
      </Modal>
    </>
  );
}
