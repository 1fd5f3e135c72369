/* Stands between a program and the disk: writes down, counts, and stops, whatever is done to the files below a folder.

   SHIM_ROOT     the folder; everything else is let through
   SHIM_LOG      a file that takes every change in order, with its bytes (see power_cuts.py for how it is read)
   SHIM_SHARED   a file of four numbers, shared by all processes: how many changes there were; kill the whole process
                 group in place of the change of this number; let the change of this number, and all after it, come to
                 nothing, as on a full disk; let the change of this number alone fail, as a bad sector (0: never)  */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char root[PATH_MAX];
static int log_file = -1;
static uint64_t *shared;  /* changes, crash at, fail from, fail at */

typedef ssize_t (*write_f)(int, const void *, size_t);
typedef ssize_t (*pwrite_f)(int, const void *, size_t, off64_t);
typedef int (*fd_f)(int);
typedef int (*size_f)(int, off64_t);
typedef int (*two_f)(const char *, const char *);
typedef int (*one_f)(const char *);
typedef int (*mode_f)(const char *, mode_t);
#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

__attribute__((constructor)) static void begin(void)
{
    const char *said = getenv("SHIM_ROOT");
    if (!said) return;
    snprintf(root, sizeof root, "%s", said);
    if ((said = getenv("SHIM_LOG"))) log_file = open(said, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if ((said = getenv("SHIM_SHARED"))) {
        int file = open(said, O_RDWR | O_CLOEXEC);
        void *found = mmap(NULL, 32, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (found != MAP_FAILED) shared = found;
        close(file);
    }
}

static int is_ours(const char *path)
{
    size_t long_ = strlen(root), end = strlen(path);
    if (!long_ || strncmp(path, root, long_)) return 0;
    return !(end > 4 && !strcmp(path + end - 4, "-shm"));  /* memory shared by windows: gone after a power cut */
}

static int path_of(int fd, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t found = readlink(link, path, PATH_MAX - 1);
    if (found < 0) return 0;
    path[found] = 0;
    return is_ours(path);
}

static int absolute(const char *path, char *found)
{
    if (path[0] == '/') snprintf(found, PATH_MAX, "%s", path);
    else {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(found, PATH_MAX, "%.2000s/%.2000s", here, path);
    }
    return is_ours(found);
}

/* Count a change; return 1, with the reason in errno, where it must come to nothing. */
static int counted(void)
{
    if (!shared) return 0;
    uint64_t number = __atomic_add_fetch(&shared[0], 1, __ATOMIC_SEQ_CST);
    if (shared[1] && number >= shared[1]) {
        kill(0, SIGKILL);
        for (;;) pause();
    }
    if (shared[2] && number >= shared[2]) { errno = ENOSPC; return 1; }
    if (number == shared[3]) { errno = EIO; return 1; }
    return 0;
}

/* One line of the log: kind, length of the path, path, number, length of the bytes, bytes. */
static void noted(char kind, const char *path, uint64_t number, const void *bytes, uint64_t size)
{
    if (log_file < 0) return;
    uint64_t long_ = strlen(path), whole = 25 + long_ + size;
    char *line = malloc(whole), *at = line;
    *at++ = kind;
    memcpy(at, &long_, 8); at += 8;
    memcpy(at, path, long_); at += long_;
    memcpy(at, &number, 8); at += 8;
    memcpy(at, &size, 8); at += 8;
    if (size) memcpy(at, bytes, size);
    if (NEXT(write_f, "write")(log_file, line, whole) != (ssize_t)whole) abort();
    free(line);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    char path[PATH_MAX];
    if (fd == log_file || !path_of(fd, path)) return NEXT(write_f, "write")(fd, bytes, size);
    if (counted()) return -1;
    int is_appended = fcntl(fd, F_GETFL) & O_APPEND;
    off64_t at = lseek64(fd, 0, is_appended ? SEEK_END : SEEK_CUR);
    ssize_t done = NEXT(write_f, "write")(fd, bytes, size);
    if (done > 0) noted('w', path, at, bytes, done);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    char path[PATH_MAX];
    if (!path_of(fd, path)) return NEXT(pwrite_f, "pwrite64")(fd, bytes, size, at);
    if (counted()) return -1;
    ssize_t done = NEXT(pwrite_f, "pwrite64")(fd, bytes, size, at);
    if (done > 0) noted('w', path, at, bytes, done);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

static int synced(int fd, const char *name)
{
    char path[PATH_MAX];
    if (!path_of(fd, path)) return NEXT(fd_f, name)(fd);
    if (counted()) return -1;
    int done = NEXT(fd_f, name)(fd);
    if (!done) noted('s', path, 0, NULL, 0);
    return done;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

int ftruncate64(int fd, off64_t size)
{
    char path[PATH_MAX];
    if (!path_of(fd, path)) return NEXT(size_f, "ftruncate64")(fd, size);
    if (counted()) return -1;
    int done = NEXT(size_f, "ftruncate64")(fd, size);
    if (!done) noted('t', path, size, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to)
{
    char old[PATH_MAX], new_[PATH_MAX];
    if (!absolute(from, old) || !absolute(to, new_)) return NEXT(two_f, "rename")(from, to);
    if (counted()) return -1;
    int done = NEXT(two_f, "rename")(from, to);
    if (!done) noted('r', old, 0, new_, strlen(new_));
    return done;
}

static int gone(const char *path, const char *name)
{
    char found[PATH_MAX];
    if (!absolute(path, found)) return NEXT(one_f, name)(path);
    if (counted()) return -1;
    int done = NEXT(one_f, name)(path);
    if (!done) noted('u', found, 0, NULL, 0);
    return done;
}

int unlink(const char *path) { return gone(path, "unlink"); }
int rmdir(const char *path) { return gone(path, "rmdir"); }

int mkdir(const char *path, mode_t mode)
{
    char found[PATH_MAX];
    if (!absolute(path, found)) return NEXT(mode_f, "mkdir")(path, mode);
    if (counted()) return -1;
    int done = NEXT(mode_f, "mkdir")(path, mode);
    if (!done) noted('m', found, 0, NULL, 0);
    return done;
}
