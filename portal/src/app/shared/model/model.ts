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
  key?: string;
  name: string;
}

export interface Money {
  amount: string;
  currency: string;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number;
}

export interface Substitution {
  id: string;
  person?: Person;
  substitute: Person;
  from: string;
  until: string;
  ticket_types?: string[];
  max_amount?: Money | null;
}

export interface Me extends Person {
  tenant: { id: string; name: string };
  roles: string[];
  permissions: string[];
  department: { id: string; name: string } | null;
  manager: Person | null;
  substitution: Substitution | null;
}

export type FormSchema = Record<string, unknown> & { components?: FormComponent[] };

export interface FormComponent {
  key?: string;
  type: string;
  label?: string;
  values?: { label: string; value: string }[];
  components?: FormComponent[];
}

export interface RequestType {
  key: string;
  name: string;
  description: string;
  icon: string;
  category: string | null;
  favourite?: boolean;
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
  created_by?: Person;
}

export type CustomFields = Record<string, unknown>;

export interface Ticket {
  id: string;
  ticket_number: string | null;
  title: string;
  description: string | null;
  status: TicketStatus;
  priority: Priority;
  ticket_type: string;
  requester: Person;
  assignee: Person | null;
  custom_fields: CustomFields;
  due_date: string | null;
  sla: { response: SlaClock | null; resolution: SlaClock | null } | null;
  actions: string[];
  attachments?: Attachment[];
  watchers?: Person[];
  tags?: string[];
  created_at: string;
  updated_at: string;
  submitted_at?: string | null;
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

export interface Forecast {
  p50: string;
  p80: string;
  cases?: number;
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
  parent_id: string | null;
  attachments?: Attachment[];
  created_at: string;
}

export interface HistoryEntry {
  id: string;
  action: string;
  actor: Person | null;
  on_behalf_of?: Person | null;
  at: string;
  detail?: string | null;
  before?: unknown;
  after?: unknown;
}

export interface PathStep {
  name: string;
  state: 'DONE' | 'NOW' | 'NEXT';
  people?: Person[];
  detail?: string | null;
  entered_at?: string | null;
  left_at?: string | null;
  expected_at?: string | null;
  outcome?: string | null;
}

export interface Path {
  steps: PathStep[];
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
  on_behalf_of?: Person | null;
}

export interface Approval {
  id: string;
  ticket: Ticket;
  step: string;
  requested_at: string;
  due_at: string | null;
  evidence: Evidence;
  actions: ApprovalAction[];
}

export interface Task {
  id: string;
  kind: 'answer' | 'work';
  name?: string;
  question?: string;
  approval_id?: string;
  ticket: Ticket;
  assignee?: Person | null;
  due_at?: string | null;
  created_at?: string;
  actions?: string[];
}

export interface BulkOutcome {
  results: { id: string; outcome: string; problem?: { code: string; detail: string } }[];
}

export interface Notification {
  id: string;
  type: string;
  title: string;
  text: string | null;
  ticket_id: string | null;
  read: boolean;
  created_at: string;
}

export type NotificationPreferences = Record<string, unknown> & {
  channels?: Record<string, boolean>;
};

export interface SearchResults {
  tickets: Ticket[];
  people: Person[];
  articles: { id: string; title: string }[];
}

export interface SavedView {
  id: string;
  name: string;
  place: string;
  filter: Record<string, string>;
  count?: number;
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
}
