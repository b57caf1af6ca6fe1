-- SPDX-License-Identifier: Apache-2.0
-- What programs sign in with; of a token only the SHA-256 is kept.
create table access_token (
    id         uuid primary key,
    person     uuid not null references person on delete cascade,
    name       varchar(64) not null,
    token_hash varchar(64) not null unique,
    made_at    timestamp with time zone not null,
    used_at    timestamp with time zone
);

create index access_token_by_person on access_token (person, made_at);
