-- SPDX-License-Identifier: Apache-2.0
-- Events as instructors describe them. What only people read stays in the text they wrote (source).
alter table event add column stage varchar(16) default 'PUBLISHED' not null;
alter table event add column freezes_at timestamp with time zone;
alter table event add column reveals_at timestamp with time zone;
alter table event add column source text default '' not null;

create table event_exercise (
    event    uuid not null references event,
    exercise varchar(64) not null,
    position integer not null,
    primary key (event, exercise)
);

create index event_exercise_by_exercise on event_exercise (exercise);
