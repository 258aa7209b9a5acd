export type TicketStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'IN_REVIEW'
  | 'PENDING_INFO'
  | 'APPROVED'
  | 'REJECTED'
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'CLOSED'
  | 'CANCELLED';

export type Priority = 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT';

export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface Group {
  id?: string;
  key?: string;
  name: string;
}

export interface Money {
  amount: string;
  currency: string | null;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number;
}

export interface Me extends Person {
  title: string | null;
  tenant: { id: string; key: string; name: string };
  roles: string[];
  permissions: string[];
  department: { id: string; name: string } | null;
  manager: Person | null;
}

export type FormSchema = Record<string, unknown> & { components?: FormComponent[] };

export interface FormComponent {
  key?: string;
  type: string;
  label?: string;
  values?: { label: string; value: string }[];
  components?: FormComponent[];
  validate?: { required?: boolean };
  conditional?: unknown;
  layout?: { row?: string };
}

export interface RequestType {
  key: string;
  name: string;
  description: string;
  icon: string;
  category: string | null;
  title_hint?: string;
  release_number?: number;
  form?: FormSchema;
}

export interface SlaClock {
  started_at?: string;
  due_at: string;
  state: 'RUNNING' | 'WARNING' | 'BREACHED' | 'PAUSED' | 'MET' | 'STOPPED';
  paused: boolean;
}

export interface Attachment {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
  created_at?: string;
  added_by?: Person;
}

export type CustomFields = Record<string, unknown>;

/** A ticket where something else is told of. */
export interface TicketRef {
  id: string;
  ticket_number: string | null;
  title: string;
  ticket_type: string;
  status: TicketStatus;
  priority: Priority;
  requester: Person;
  amount: Money | null;
}

export interface Ticket extends TicketRef {
  description: string | null;
  description_html: string | null;
  assignee: Person | null;
  custom_fields: CustomFields;
  due_date: string | null;
  sla?: { response: SlaClock | null; resolution: SlaClock | null } | null;
  actions: string[];
  watchers?: Person[];
  tags?: string[];
  created_at: string;
  updated_at: string;
  submitted_at: string | null;
  completed_at: string | null;
}

export interface TicketBody {
  title: string;
  description: string | null;
  ticket_type: string;
  priority: Priority;
  due_date: string | null;
  custom_fields: CustomFields;
  draft?: boolean;
}

export interface PreviewApproverGroup {
  group: Group | string;
  people: Person[];
}

export interface PreviewStep {
  level: number;
  approvers: (Person | PreviewApproverGroup)[];
  rule: string;
  reason: string;
}

/** How long requests of a type took (ISO 8601 durations), resting on how many of them. */
export interface Forecast {
  p50: string;
  p80: string;
  basis: number;
}

export interface Preview {
  steps: PreviewStep[];
  forecast: Forecast | null;
}

export type Visibility = 'PUBLIC' | 'INTERNAL' | 'PRIVATE';

export interface Comment {
  id: string;
  author: Person;
  text: string;
  html: string;
  visibility: Visibility;
  to?: Person[];
  mentions?: Person[];
  parent_id?: string;
  created_at: string;
  edited_at?: string;
  removed_at?: string;
  version?: number;
  ticket_id?: string;
}

export interface HistoryEntry {
  id: string;
  at: string;
  actor: Person | null;
  on_behalf_of?: Person | null;
  action: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

export interface PathStop {
  name: string;
  state: 'done' | 'now' | 'next' | 'stopped';
  people: Person[];
  group: string | null;
  note: string | null;
  at: string | null;
  until: string | null;
}

export interface Path {
  stops: PathStop[];
  forecast: Forecast | null;
}

export interface ProcessNode {
  id: string;
  name: string | null;
  state: 'done' | 'active' | 'failed';
  entered_at: string;
  left_at: string | null;
}

export interface ProcessView {
  pack: string;
  release: number;
  bpmn_xml: string;
  nodes: ProcessNode[];
  called: { node_id: string; bpmn_xml: string; nodes: ProcessNode[] }[];
}

export type ApprovalAction = 'approve' | 'reject' | 'request_info' | 'delegate' | 'escalate';

export interface Evidence {
  rule: string;
  inputs: Record<string, unknown>;
  reason: string;
  edge: string | null;
  release: number;
  on_behalf_of?: Person | null;
}

export interface Vote {
  person: Person;
  decision: 'PENDING' | 'APPROVED' | 'REJECTED' | 'VOID';
  at: string | null;
  comments: string | null;
}

export interface Approval {
  id: string;
  ticket: TicketRef;
  step: string;
  level: number;
  rule: string;
  state: Vote['decision'];
  approvers: Person[];
  requested_at: string;
  due_at: string | null;
  revision: number;
  evidence: Evidence;
  votes: Vote[];
  actions: ApprovalAction[];
}

/** One line of the inbox: an approval, a question to answer, or work. */
export interface InboxLine {
  id: string;
  kind: 'approval' | 'answer' | 'work';
  step: string;
  ticket: TicketRef;
  question: string | null;
  requested_at: string;
  due_at: string | null;
  assignee: Person | null;
  candidate_groups: Group[];
  outcomes: string[];
  facts: Record<string, unknown>;
  actions: string[];
}

export interface BulkOutcome {
  results: { id: string; outcome: string; problem?: { code: string; detail: string } }[];
}

/** One thing this person was told, in their language. */
export interface Notification {
  id: string;
  event: string;
  title: string;
  text: string | null;
  ticket: { id: string; number: string; title: string } | null;
  actor: Person | null;
  created_at: string;
  read_at: string | null;
}

export interface NotificationPage extends Page<Notification> {
  unread_count: number;
}

export interface EventChoice {
  event: string;
  in_app: boolean;
  email: boolean;
}

export interface NotificationPreferences {
  language: string | null;
  events: EventChoice[];
}

export interface SearchResults {
  tickets: TicketRef[];
  people: Person[];
}

export interface SavedView {
  id: string;
  name: string;
  built_in: boolean;
  shared: boolean;
  filter: Record<string, unknown>;
  count: number;
}

export interface SignInOptions {
  demo_accounts: { email: string; name: string; role: string }[];
  demo_password: string | null;
}

export interface LiveEvent {
  cursor: string;
  type: string;
  ticket_id: string | null;
  at: string;
  /** Who looks at the ticket, in events of presence. */
  people?: Person[];
}
