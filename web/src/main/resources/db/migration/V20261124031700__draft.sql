-- SPDX-License-Identifier: Apache-2.0
-- What a person has written into a file of an exercise and not sent yet.
create table draft (
    person   uuid not null references person on delete cascade,
    exercise varchar(64) not null,
    file     varchar(400) not null,
    -- Counts the times it was saved, so that a second tab notices that it is behind.
    version  integer not null,
    text     text not null,
    saved_at timestamp with time zone not null,
    primary key (person, exercise, file)
);
