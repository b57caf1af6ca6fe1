-- SPDX-License-Identifier: Apache-2.0
-- The truth about people, submissions and scores. Runs on H2 (PostgreSQL mode) and PostgreSQL.

create table person (
    id            uuid primary key,
    name          varchar(64) not null,
    name_key      varchar(64) not null unique,
    password_hash varchar(255) not null,
    role          varchar(16) not null,
    created_at    timestamp with time zone not null
);

create table event (
    id        uuid primary key,
    slug      varchar(64) not null unique,
    title     varchar(200) not null,
    live      boolean not null,
    opens_at  timestamp with time zone not null,
    closes_at timestamp with time zone
);

-- The event of those who just want to practise: always open.
insert into event (id, slug, title, live, opens_at) values
    ('00000000-0000-4000-8000-000000000001', 'practice', 'Practice', false,
     timestamp with time zone '2026-01-01 00:00:00+00:00');

create table team (
    id    uuid primary key,
    event uuid not null references event,
    name  varchar(64) not null,
    unique (event, name)
);

create table enrolment (
    event       uuid not null references event,
    person      uuid not null references person,
    team        uuid references team,
    enrolled_at timestamp with time zone not null,
    primary key (event, person)
);

create table exercise_release (
    exercise     varchar(64) not null,
    digest       varchar(64) not null,
    targets      varchar(400) not null,
    published_at timestamp with time zone not null,
    primary key (exercise, digest)
);

create table submission (
    id           uuid primary key,
    author       uuid not null references person,
    team         uuid references team,
    event        uuid not null references event,
    exercise     varchar(64) not null,
    digest       varchar(64) not null,
    kind         varchar(8) not null,
    patch        bytea not null,
    sha256       varchar(64) not null,
    received_at  timestamp with time zone not null,
    official     boolean not null,
    -- Place in the queue: the lower class first, then the earlier turn.
    urgency      integer not null,
    turn_at      timestamp with time zone not null,
    state        varchar(16) not null,
    -- The fencing token: the number of the latest attempt, 0 before the first.
    attempt      integer not null,
    verdict      varchar(32),
    score        integer,
    max_score    integer,
    changed_at   timestamp with time zone not null,
    foreign key (exercise, digest) references exercise_release
);

create index submission_by_state on submission (state, urgency, turn_at);
create index submission_by_author on submission (author, received_at);

create table attempt (
    submission   uuid not null references submission,
    number       integer not null,
    grader       varchar(80) not null,
    seed         bigint not null,
    assigned_at  timestamp with time zone not null,
    lease_until  timestamp with time zone not null,
    state        varchar(16) not null,
    report       text,
    verdict      varchar(32),
    score        integer,
    committed_at timestamp with time zone,
    primary key (submission, number)
);

create index attempt_by_state on attempt (state, lease_until);

-- Results that do not score: late, from another grader than the holder, or of no attempt at all.
create table evidence (
    submission  uuid not null references submission,
    number      integer not null,
    grader      varchar(80) not null,
    report      text not null,
    received_at timestamp with time zone not null,
    primary key (submission, number, grader)
);

create table ledger (
    sequence    bigint primary key,
    id          uuid not null unique,
    event       uuid not null,
    person      uuid not null,
    team        uuid,
    exercise    varchar(64) not null,
    submission  uuid not null,
    attempt     integer not null,
    verdict     varchar(32) not null,
    score       integer not null,
    max_score   integer not null,
    received_at timestamp with time zone not null,
    entered_at  timestamp with time zone not null,
    previous    varchar(64) not null,
    hash        varchar(64) not null unique,
    unique (submission, attempt)
);

-- One row: who appends holds its lock, so the chain never forks.
create table ledger_head (
    id       integer primary key check (id = 1),
    sequence bigint not null,
    hash     varchar(64) not null
);

insert into ledger_head (id, sequence, hash) values
    (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
