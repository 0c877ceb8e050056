'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import { Select } from '@/components/ui/select';
import { type InvitationInput, invitationInput, memberRoles } from '@/lib/domain/editing/member-input';
import type { MemberRole } from '@/lib/domain/permissions';
import { RadioField } from '../form/choice-fields';
import { TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { useCloseGuard } from '../form/use-close-guard';
import { RemoveButton } from '../remove-button';
import { roleNames, roleWords } from '../role-names';
import { type LeftKey, LeftKeys, type Replaced } from './left-keys';

type Member = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  /** Names of the active API keys that the member made. */
  keys: string[];
};
type Changed = { ok: true; keys: LeftKey[] } | Extract<SaveResult, { ok: false }>;
type Invitation = { id: string; email: string; role: MemberRole | null };

type TeamListProps = {
  members: Member[];
  invitations: Invitation[];
  /** The signed-in person's user id. */
  me: string;
  invite: (input: InvitationInput) => Promise<SaveResult>;
  withdraw: (input: { id: string }) => Promise<SaveResult>;
  changeRole: (input: { memberId: string; role: MemberRole }) => Promise<Changed>;
  remove: (input: { memberId: string }) => Promise<Changed>;
  replaceKey: (input: { id: string }) => Promise<Replaced>;
};

export function TeamList(props: TeamListProps) {
  const { members, invitations, me } = props;
  const router = useRouter();
  const [left, setLeft] = useState<{ name: string; keys: LeftKey[] }>();
  const tellOfKeys = (member: Member, keys: LeftKey[]) => {
    if (keys.length > 0) setLeft({ name: member.name, keys });
  };
  const remove = async (member: Member) => {
    const result = await props.remove({ memberId: member.id });
    if (result.ok) tellOfKeys(member, result.keys);
    return result;
  };
  const owners = members.filter(({ role }) => role === 'OWNER');
  /** A business always has an owner: the role of the last one can't change. */
  const isOnlyOwner = (member: Member) => member.role === 'OWNER' && owners.length === 1;
  const change = async (member: Member, role: MemberRole) => {
    const result = await reach(() => props.changeRole({ memberId: member.id, role }));
    if (result.ok) toast.success(`${member.name} is ${roleNames[role].toLowerCase()} now`);
    else toast.error(result.message);
    if (result.ok) tellOfKeys(member, result.keys);
    router.refresh();
  };
  return (
    <div className="grid gap-5">
      <LeftKeys left={left} onClose={() => setLeft(undefined)} replace={props.replaceKey} />
      <Card>
        <CardHeader title="Members" actions={<Invite invite={props.invite} />} />
        <ul className="divide-y">
          {members.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center gap-3 px-5 py-3">
              <Avatar name={member.name} size="small" />
              <span className="grid min-w-0 flex-1 basis-48">
                <span className="font-medium">
                  {member.name}
                  {member.userId === me && <span className="font-normal text-faint"> (you)</span>}
                </span>
                <span className="truncate text-sm text-soft">{member.email}</span>
              </span>
              {isOnlyOwner(member) ? (
                <span className="grid text-sm sm:text-right">
                  {roleNames.OWNER}
                  <span className="text-faint">The only one: make another first to change this.</span>
                </span>
              ) : (
                <>
                  <span className="w-36">
                    <Select
                      aria-label={`Role of ${member.name}`}
                      value={member.role}
                      onChange={(event) => void change(member, event.target.value as MemberRole)}
                    >
                      {memberRoles.map((role) => (
                        <option key={role} value={role}>
                          {roleNames[role]}
                        </option>
                      ))}
                    </Select>
                  </span>
                  <RemoveButton
                    title={`Take ${member.name} off the team?`}
                    consequence={removalInWords(member)}
                    removed={`${member.name} is off the team`}
                    remove={() => remove(member)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {invitations.length > 0 && (
        <Card>
          <CardHeader title="Invited" description="They have seven days to accept." />
          <ul className="divide-y">
            {invitations.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
                <span className="min-w-0 truncate">{each.email}</span>
                <span className="flex items-center gap-2 text-sm text-soft">
                  {each.role && roleNames[each.role]}
                  <RemoveButton
                    label="Withdraw"
                    title="Withdraw the invitation?"
                    consequence={`The link that was mailed to ${each.email} stops working.`}
                    removed="Invitation withdrawn"
                    remove={() => props.withdraw({ id: each.id })}
                  />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function removalInWords({ keys }: Member): string {
  const said =
    'They are signed out at once and can’t come in any more, their open invitations are withdrawn, and the private calendar addresses that they made stop working. What they did stays on record.';
  if (keys.length === 0) return said;
  return `${said} Keys that they made go on working until you replace them: ${keys.join(', ')}.`;
}

function Invite({ invite }: Pick<TeamListProps, 'invite'>) {
  const [open, setOpen] = useState(false);
  const { onDirty, close, askToClose } = useCloseGuard(() => setOpen(false));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : askToClose())}
      title="Invite somebody"
      description="We mail them a link that works for seven days."
      trigger={
        <Button>
          <UserPlus aria-hidden /> Invite
        </Button>
      }
    >
      <div data-panel>
        <OfficeForm
          schema={invitationInput}
          values={{ email: '', role: 'STAFF' }}
          save={invite}
          saved="Invitation sent"
          submitLabel="Send invitation"
          onSaved={close}
          onDirty={onDirty}
        >
          <TextField name="email" label="E-mail" type="email" />
          <RadioField
            name="role"
            legend="Role"
            options={memberRoles.map((role) => ({
              value: role,
              label: roleNames[role],
              description: roleWords[role],
            }))}
          />
        </OfficeForm>
      </div>
    </Dialog>
  );
}
