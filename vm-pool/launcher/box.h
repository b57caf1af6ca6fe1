/* SPDX-License-Identifier: Apache-2.0 */
/*
 * box: the one privileged program of uklab.
 *
 * Interface:
 * - `box open` takes a slot (a uid, a sized tmpfs) and holds it until its
 *   standard input ends;
 * - `box run` runs one command in a held slot, under limits, and writes how it
 *   ended to the slot's meta file; with `--later` it gets in place first and
 *   reads what to run from standard input, so that nobody waits for that;
 * - `box probe` says what works on this host.
 *
 * The caller may be anybody: nothing is taken from PATH or the environment,
 * what a caller names is opened with the caller's own rights, and nothing the
 * box wrote is ever followed.
 *
 *   /run/uklab/slot-N.lock   held (flock) by `open`; its text: the owner's uid
 *   /run/uklab/slot-N.run    held by `run`: one command at a time per slot
 *   /run/uklab/N/            root:<caller's group> 0750
 *     box/out                the tmpfs; box/ is 0700, so only root gets here
 *     view                   the same, read-only, no links followed
 *     ram/memory             with --ram-bytes: a file in a tmpfs of its own that
 *                            owner and box both write; the box has it as /ram
 *     meta                   how the last command ended, `key:value` lines
 *   /run/uklab/stage         empty; each `run` mounts its binds here, privately
 */
#ifndef BOX_H
#define BOX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#define BOX_ROOT "/run/uklab"
#define BOX_STAGE BOX_ROOT "/stage"
#define BOX_SLOTS 64
#define BOX_UID 64001 /* of slot 0 */
#define BOX_BINDS 256
#define BOX_PATH 128 /* of our own paths; checked */
#define BOX_FAILED 125
/* bubblewrap: its outer process, and the first one of the namespace */
#define BOX_OWN_PROCESSES 2

/* ---- say.c: words and checked input -------------------------------------- */

/** Says one line on stderr and exits with 125. */
void fail(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
/** Like fail(), with the reason of errno at the end. */
void fail_errno(const char *fmt, ...)
	__attribute__((noreturn, format(printf, 1, 2)));
/** Parses a decimal number in [min, max]; fails naming @p option. */
uint64_t number(const char *option, const char *text, uint64_t min,
		uint64_t max);
/** Formats a path of our own into @p buf (BOX_PATH bytes). @return buf */
char *path(char *buf, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/** Writes @p text to an existing file. @return 0 or negative errno */
int write_text(const char *file, const char *text);
/** Reads a small file, NUL-terminated. @return length or negative errno */
ssize_t read_text(const char *file, char *buf, size_t size);
/** @return milliseconds of the monotonic clock */
uint64_t now_ms(void);

/* ---- slot.c: slots and what belongs to them ------------------------------- */

/** @return the uid of the processes of @p slot */
uid_t slot_uid(unsigned int slot);
/** Makes and checks /run/uklab. Fails when somebody else owns it. */
void slot_root(void);
/** Opens slot-N.lock or slot-N.run. @return the descriptor */
int slot_file(unsigned int slot, const char *kind);
/** Ends all processes of the slot's uid, at once and without a race. */
void slot_kill(unsigned int slot);
/** Ends what runs in the slot, unmounts and removes. The lock must be held. */
void slot_clean(unsigned int slot, int lock);
/** Writes the owner into the held lock file. */
void slot_own(int lock, uid_t owner);
/**
 * Checks that the slot is held by a session of @p owner, and keeps it from
 * ending while the returned descriptor (of slot-N.run) is open.
 */
int slot_enter(unsigned int slot, uid_t owner);

/* ---- cgroup.c ------------------------------------------------------------- */

enum cgroup_kind { CGROUP_NONE, CGROUP_V1, CGROUP_V2 };

struct cgroup {
	enum cgroup_kind kind;
	char name[32];
};

struct cgroup_usage {
	uint64_t peak;	 /* bytes; 0 when unknown */
	uint64_t cpu_ms; /* 0 when unknown */
	uint64_t oom_kills;
	uint64_t refused; /* forks refused by the process limit */
};

/** Creates, writes and removes a group. @return what works here */
enum cgroup_kind cgroup_probe(void);
const char *cgroup_kind_name(enum cgroup_kind kind);
/**
 * Creates a fresh group of the best kind that works; maybe CGROUP_NONE. Its
 * limits are only there to show that they can be set.
 */
void cgroup_create(struct cgroup *cg, const char *name);
/** Sets the limits. @return 0 or negative errno */
int cgroup_limit(const struct cgroup *cg, uint64_t memory, uint64_t processes);
/** Moves the calling process into the group. @return 0 or negative errno */
int cgroup_enter(const struct cgroup *cg);
void cgroup_read(const struct cgroup *cg, struct cgroup_usage *usage);
/** Removes the group, waiting shortly for its last processes to go. */
void cgroup_remove(enum cgroup_kind kind, const char *name);

/* ---- bind.c: what the caller binds into the box ---------------------------- */

struct bind {
	int fd; /* O_PATH, opened with the caller's rights */
	bool directory;
	const char *inside; /* where in the box */
};

/** Opens @p host as the real uid and fills @p bind. Fails with a reason. */
void bind_open(struct bind *bind, const char *host, const char *inside);
/** Checks the form of a path inside the box. Fails naming @p option. */
void bind_check_inside(const char *option, const char *inside);

/* ---- one command -------------------------------------------------------------- */

enum profile { PROFILE_BUILD, PROFILE_QEMU };

/*
 * In memory that both processes of `run` share: the child may be the one who
 * reads it, and then what the pointers point to is the child's alone.
 */
struct command {
	unsigned int slot;
	bool later;    /* the rest comes on standard input */
	pid_t watcher; /* the process of `box run` */
	uint64_t wall_ms, cpu_s, memory, processes, file_bytes;
	struct bind binds[BOX_BINDS];
	unsigned int bind_count;
	const char *out; /* where `out` is in the box */
	const char *directory;
	enum profile profile;
	char **argv; /* NULL-terminated */
};

/* ---- command.c -------------------------------------------------------------- */

/** Reads the words after `run`. Fails with a reason. */
void command_parse(struct command *cmd, int argc, char **argv);
/**
 * Reads the rest of the words from standard input: their bytes as a number and
 * a newline, then each word with a NUL after it. What follows belongs to the
 * command. Exits when nothing comes: the caller has no command after all.
 */
void command_read(struct command *cmd);

/* ---- jail.c: one command, in its place -------------------------------------- */

/**
 * Takes a mount namespace of our own with an empty stage. Before any bind is
 * opened: a descriptor of another namespace cannot be bound in this one.
 */
void jail_namespace(void);
/**
 * Becomes the box: mounts, limits, uid, bubblewrap. Runs in the child of `run`,
 * in its group, and never returns; bubblewrap reports to @p status_fd.
 */
void jail_exec(const struct command *cmd, const struct cgroup *cg,
	       int status_fd) __attribute__((noreturn));

/* ---- the verbs ---------------------------------------------------------------- */

int box_open(int argc, char **argv);
int box_run(int argc, char **argv);
int box_probe(void);

#endif /* BOX_H */
