import type { components } from '@api';

/** What the API sends and takes, as its document has it; `generated/api.ts` is made from that document before each build. */
type Schemas = components['schemas'];

export type TicketStatus = Schemas['TicketResponse']['status'];
export type Priority = Schemas['TicketResponse']['priority'];
export type Person = Schemas['PersonRef'];
export type Money = Schemas['Money'];
export type Page<T> = Omit<Schemas['PageTicketResponse'], 'items'> & { items: T[] };
export type Me = Schemas['MeResponse'];
export type Substitution = Schemas['SubstitutionView'];

/** A form-js schema, as far as the portal looks into it. */
export type FormSchema = Record<string, unknown> & { components?: FormComponent[] };

/** One of the choices of a field. */
export interface Option {
  label: string;
  value: string;
}

export interface FormComponent {
  key?: string;
  type: string;
  label?: string;
  values?: Option[];
  components?: FormComponent[];
  validate?: { required?: boolean };
  conditional?: unknown;
  layout?: { row?: string };
  /** A field whose choices are kept elsewhere names their source. */
  properties?: { source?: string };
}

export type RequestType = Omit<Schemas['RequestTypeResponse'], 'form' | 'priority'> & {
  form?: FormSchema;
  priority: Priority;
};
export type Attachment = Schemas['AttachmentResponse'];
export type CustomFields = Record<string, unknown>;

/** A ticket where something else is told of. */
export type TicketRef = Schemas['TicketRef'];
export type Link = Schemas['LinkResponse'];
export type Ticket = Schemas['TicketResponse'] & {
  sla?: { response?: SlaClock | null; next_response?: SlaClock | null; resolution?: SlaClock | null };
  leave?: { year: number; entitled: number; left: number };
  /** Present while an administrator holds its process. */
  held?: { reason?: string };
};

/** A clock of a service level; what modules add to a ticket is no part of the document. */
export interface SlaClock {
  started_at?: string;
  due_at: string;
  state: 'RUNNING' | 'WARNING' | 'BREACHED' | 'PAUSED' | 'MET' | 'STOPPED';
  paused: boolean;
  met_at?: string | null;
}

/** A clock with its working. */
export type SlaAccount = Schemas['Account'];

/** A person as the directory has them. */
export type Colleague = Schemas['PersonResponse'];
export type PhotoTaken = Schemas['PhotoResponse'];
export type Role = Colleague['roles'][number];
export type Department = Schemas['DepartmentResponse'];
export type Group = Schemas['GroupResponse'];
/** What a request may be about. */
export type Category = Schemas['CategoryResponse'];
/** What a file of people would do, or did. */
export type ImportOfPeople = Schemas['PeopleImportResponse'];
/** What waits for somebody. */
export type Waiting = Schemas['OpenDuties'];
export type Property = Schemas['PropertyResponse'];
export type Room = Schemas['RoomResponse'];
export type Calendar = Schemas['CalendarResponse'];
export type CalendarChange = Schemas['CalendarChange'];
export type SlaPolicy = Schemas['Entry'];
export type SlaWanted = { [K in keyof Schemas['Wanted']]?: Schemas['Wanted'][K] | null };
/** How well promises were kept. */
export type SlaCompliance = Schemas['Report'];
export type SlaLine = SlaCompliance['items'][number];
export type SlaQueueLine = SlaCompliance['queues'][number];
export type SlaEffect = Schemas['Effect'];
/** For how many days the history of finished requests is kept; null for ever. */
export type RetentionPolicy = Schemas['RetentionPolicy'];
export type HistoryLoss = Schemas['HistoryLoss'];

/** A message on its way to somebody outside of the platform. */
export type Delivery = Schemas['DeliveryResponse'];
/** A line of the audit trail as administrators see it. */
export type Audited = Omit<Schemas['AuditResponse'], 'before' | 'after'> &
  Record<'before' | 'after', Record<string, unknown> | null>;

/** A version of a process with what runs of it. */
export type RunningProcess = Schemas['Running'];
export type RunningDrawing = Schemas['ProcessResponse'];
export type RunningInstance = Schemas['InstanceResponse'];
export type FailingJob = Schemas['FailingJobResponse'];

export type TicketBody = Schemas['TicketRequest'];

export interface PreviewApproverGroup {
  group: string;
  people: Person[];
}
export type PreviewStep = Omit<Schemas['StepAhead'], 'approvers'> & { approvers: (Person | PreviewApproverGroup)[] };
export type PreviewWork = Schemas['WorkAhead'];
export type Preview = Omit<Schemas['PathAhead'], 'steps'> & { steps: PreviewStep[] };

/** How long requests of a type took (ISO 8601 durations), resting on how many of them. */
export type Forecast = Schemas['Forecast'];

export type Comment = Schemas['CommentResponse'];
export type Visibility = Comment['visibility'];
export type HistoryEntry = Omit<Schemas['AuditEntry'], 'before' | 'after'> &
  Record<'before' | 'after', Record<string, unknown> | null>;
export type PathStop = Schemas['PathStop'];
export type Path = Schemas['Path'];
export type ProcessNode = Schemas['Node'];
export type ProcessView = Schemas['Diagram'];

export type ApprovalAction = 'approve' | 'reject' | 'request_info' | 'send_back' | 'review' | 'delegate' | 'escalate';
export type Evidence = Schemas['Evidence'];
export type Vote = Schemas['Vote'];
export type StandIn = Schemas['StandIn'];
export type Approval = Schemas['ApprovalResponse'];
/** A step that rests on too few. */
export type WeakStep = Schemas['WeakStep'];

/** One line of the inbox: an approval, a question to answer, or work. */
export type InboxLine = Schemas['InboxLineResponse'];
/** What came of each of many; a job when they are more than the server does at once. */
export type Job = Schemas['JobView'];
/** What can be done to many requests at once. */
export type BulkAction = NonNullable<Schemas['BulkChange']['action']>;
/** What is to be done for a request beside its process. */
export type Todo = Schemas['TodoResponse'];
/** A table of requests that was sent, and what is wrong with it. */
export type TicketImport = Schemas['ImportResponse'];

/** One thing this person was told, in their language. */
export type Notification = Schemas['Notification'];
export type PublishingPolicy = Schemas['PublishingPolicy'];
export type NotificationPage = Schemas['NotificationsResponse'];
export type EventChoice = Schemas['EventChoice'];
export type NotificationPreferences = Schemas['PreferencesBody'];
export type SearchResults = Schemas['Found'];
export type SavedView = Schemas['ViewResponse'];

/** By which a program of this person acts for them. */
export type ApiToken = Schemas['ApiToken'];
/** With its text, which is told once. */
export type NewApiToken = Schemas['TokenResponse'];

/** The demo accounts, told to who is not signed in; no part of the API. */
export interface SignInOptions {
  demo_accounts: { email: string; name: string; role: string }[];
  demo_password: string | null;
  /** Whether who forgot their password can be written to. */
  letters: boolean;
}

/** What comes over the live line; no part of the document. */
export interface LiveEvent {
  cursor: string;
  type: string;
  ticket_id: string | null;
  at: string;
  /** Who looks at the ticket, in events of presence. */
  people?: Person[];
}
