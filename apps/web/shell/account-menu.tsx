import { DownOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { leave } from '#apps/web/shell/sign-out.ts';
import type { Me } from '#kernel/identity/contract/session.ts';
import { useMe } from '#ui/access/use-me.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';

/** The role an account acts in, for one line: `单位管理员 · 示范市财政局`. */
export function postOf({ actor }: Me, words: Words): string {
  const [role] = actor.roles;
  const unit = actor.units[0]?.name ?? role?.orgName ?? null;
  const parts = [role ? words.t(`enum.identity.role.${role.role}`) : null, unit];
  return parts.filter((part) => part !== null).join(' · ') || words.t('shell.no-unit');
}

/** Who is signed in, for which unit and in which role, and the way out. */
export function AccountMenu() {
  const words = useWords();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const ways = (
    <div className="qw-account">
      <AppLink to="/me" onClick={() => setOpen(false)}>
        {words.t('menu.mine')}
      </AppLink>
      <button type="button" onClick={() => void leave(me.actor.accountId)}>
        {words.t('shell.sign-out')}
      </button>
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={ways}>
      <Button type="text" className="qw-shell-account" aria-expanded={open}>
        <span className="qw-hidden">{words.t('shell.account')}</span>
        <span>
          <strong>{me.actor.displayName}</strong>
          <small>{postOf(me, words)}</small>
        </span>
        <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}
