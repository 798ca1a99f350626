/*
 * A double of the functions of kernel32.dll, ntdll.dll and advapi32.dll that the files of layers are
 * written with, over files of Linux: the same signatures, structures, codes and rules.
 *
 * gcc -O2 -Wall -shared -fPIC -fvisibility=hidden -o libfilestub.so filestub.c
 *
 * What Linux does not keep lies in extended attributes of the file: user.attributes (Win32 file
 * attributes, decimal) and user.streams (all of its backup stream but the data).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define API __attribute__((visibility("default")))
typedef uint16_t W;

enum { FILE_NOT_FOUND = 2, ACCESS_DENIED = 5, INVALID_HANDLE = 6, INVALID_DATA = 13, NO_MORE_FILES = 18, INVALID_PARAMETER = 87, NOT_ALL_ASSIGNED = 1300, NO_SUCH_PRIVILEGE = 1313, PRIVILEGE_NOT_HELD = 1314 };
#define NAME_NOT_FOUND ((int32_t)0xC0000034)
#define NAME_COLLISION ((int32_t)0xC0000035)
#define PATH_NOT_FOUND ((int32_t)0xC000003A)
#define NOT_HELD ((int32_t)0xC0000061)
#define BAD_PARAMETER ((int32_t)0xC000000D)
#define NOT_EMPTY ((int32_t)0xC0000101)
#define NOT_A_DIRECTORY ((int32_t)0xC0000103)
#define IS_A_DIRECTORY ((int32_t)0xC00000BA)
#define CANNOT_DELETE ((int32_t)0xC0000121)
#define REPARSE_ENCOUNTERED ((int32_t)0xC000050B)

static long live;
API int64_t FileStubLive(void) { return live; }

#define IN_USE 0x46494c45
typedef struct {
  int magic, access, doomed, timed, ended;
  struct timespec times[2];
  DIR *listing;
  char path[8192];
} FILE_;

static int privileges; /* bits: backup, restore, security */

static FILE_ *handle(const char *path, int access) {
  FILE_ *f = calloc(1, sizeof *f);
  f->magic = IN_USE;
  f->access = access;
  snprintf(f->path, sizeof f->path, "%s", path);
  live++;
  return f;
}
static int valid(FILE_ *f) { return f && f != (FILE_ *)-1 && f->magic == IN_USE; }

/* UTF-16 to UTF-8 with slashes; names beyond the basic plane are not for tests. */
static void narrow(const W *s, size_t n, char *out) {
  for (size_t i = 0; i < n && s[i]; i++) {
    uint32_t c = s[i] == '\\' ? '/' : s[i];
    if (c < 0x80) *out++ = (char)c;
    else if (c < 0x800) { *out++ = (char)(0xC0 | c >> 6); *out++ = (char)(0x80 | (c & 63)); }
    else { *out++ = (char)(0xE0 | c >> 12); *out++ = (char)(0x80 | (c >> 6 & 63)); *out++ = (char)(0x80 | (c & 63)); }
  }
  *out = 0;
}
static size_t widen(const char *s, W *out) {
  size_t n = 0;
  while (*s) {
    unsigned char c = (unsigned char)*s++;
    if (c < 0x80) out[n++] = c;
    else if (c < 0xE0) { out[n++] = (W)((c & 31) << 6 | (*s & 63)); s++; }
    else { out[n++] = (W)((c & 15) << 12 | (s[0] & 63) << 6 | (s[1] & 63)); s += 2; }
  }
  return n;
}

static uint32_t attributes(const char *path) {
  char text[16] = { 0 };
  struct stat st;
  if (getxattr(path, "user.attributes", text, sizeof text - 1) > 0) return (uint32_t)strtoul(text, 0, 10);
  return lstat(path, &st) == 0 && S_ISDIR(st.st_mode) ? 0x10 : 0x80;
}

API void *GetCurrentProcess(void) { return (void *)(intptr_t)-1; }

API void *CreateFileW(const W *name, int access, int share, void *security, int disposition, int flags, void *template) {
  char path[8192];
  struct stat st;
  (void)share, (void)security, (void)template;
  narrow(name, sizeof path, path);
  char *plain = strncmp(path, "//?/", 4) == 0 ? path + 4 : path;
  if (disposition != 3 || !(flags & 0x02000000)) { errno = INVALID_PARAMETER; return (void *)(intptr_t)-1; }
  if (stat(plain, &st) < 0) { errno = FILE_NOT_FOUND; return (void *)(intptr_t)-1; }
  return handle(plain, access);
}

API int CloseHandle(FILE_ *f) {
  if ((intptr_t)f == 4) { live--; return 1; } /* the token */
  if (!valid(f)) { errno = INVALID_HANDLE; return 0; }
  if (f->listing) closedir(f->listing);
  if (f->timed) utimensat(AT_FDCWD, f->path, f->times, AT_SYMLINK_NOFOLLOW);
  if (f->doomed && remove(f->path) < 0) perror(f->path);
  f->magic = 0;
  free(f);
  live--;
  return 1;
}

static int append(const char *path, const void *bytes, size_t n) {
  int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW);
  int ok = fd >= 0 && write(fd, bytes, n) == (ssize_t)n;
  if (fd >= 0) close(fd);
  return ok;
}

API int WriteFile(FILE_ *f, const void *buffer, int size, int *written, void *overlapped) {
  if (!valid(f) || overlapped) { errno = INVALID_HANDLE; return 0; }
  if (!(f->access & 0x40000000) || !append(f->path, buffer, (size_t)size)) { errno = ACCESS_DENIED; return 0; }
  *written = size;
  return 1;
}

/* ---- Backup streams ---- */

typedef struct {
  FILE_ *file;
  unsigned char *kept; /* reading: the whole stream; writing: all but the data */
  size_t length, at, header;
  uint64_t left;
  int data;
  unsigned char head[20 + 1024];
} STREAM;

static void keep(STREAM *s, const void *bytes, size_t n) {
  s->kept = realloc(s->kept, s->length + n + 1);
  memcpy(s->kept + s->length, bytes, n);
  s->length += n;
}
static int finish(STREAM *s, void **context) {
  int whole = s->header == 0 && s->left == 0;
  if (s->length && setxattr(s->file->path, "user.streams", s->kept, s->length, 0) < 0) whole = 0;
  free(s->kept);
  free(s);
  *context = 0;
  live--;
  if (!whole) errno = INVALID_DATA;
  return whole;
}

static int take(STREAM *s, const unsigned char *bytes, size_t n) {
  while (n) {
    if (s->left) {
      size_t part = n < s->left ? n : (size_t)s->left;
      if (!s->data) keep(s, bytes, part);
      else if (!append(s->file->path, bytes, part)) return 0;
      bytes += part, n -= part, s->left -= part;
      continue;
    }
    s->head[s->header++] = *bytes++, n--;
    if (s->header < 20) continue;
    uint32_t id, name;
    memcpy(&id, s->head, 4);
    memcpy(&name, s->head + 16, 4);
    if (id < 1 || id > 8 || name > 1024 || (name && id != 4)) return 0;
    if (s->header < 20 + name) continue;
    memcpy(&s->left, s->head + 8, 8);
    s->data = id == 1;
    if (!s->data) keep(s, s->head, s->header);
    s->header = 0;
  }
  return 1;
}

API int BackupWrite(FILE_ *f, const unsigned char *buffer, int size, int *written, int abort, int security, void **context) {
  if (!valid(f)) { errno = INVALID_HANDLE; return 0; }
  if (abort) return *context ? finish(*context, context) : 1;
  if (!security) { errno = INVALID_PARAMETER; return 0; }
  if (!(privileges & 2)) { errno = PRIVILEGE_NOT_HELD; return 0; }
  if (!*context) {
    STREAM *s = calloc(1, sizeof *s);
    s->file = f;
    *context = s;
    live++;
  }
  STREAM *s = *context;
  if (s->file != f) { errno = INVALID_PARAMETER; return 0; }
  /* Now and then less than all, as the real one may. */
  int part = size > 7 && size % 2 ? size - 3 : size;
  if (!take(s, buffer, (size_t)part)) { errno = INVALID_DATA; return 0; }
  *written = part;
  return 1;
}

static void collect(STREAM *s) {
  unsigned char streams[65536];
  struct stat st;
  ssize_t n = getxattr(s->file->path, "user.streams", streams, sizeof streams);
  if (n > 0) keep(s, streams, (size_t)n);
  if (lstat(s->file->path, &st) == 0 && S_ISREG(st.st_mode) && !(attributes(s->file->path) & 0x400)) {
    unsigned char head[20] = { 1 };
    uint64_t size = (uint64_t)st.st_size;
    memcpy(head + 8, &size, 8);
    keep(s, head, 20);
    unsigned char *content = malloc(size + 1);
    FILE *in = fopen(s->file->path, "rb");
    keep(s, content, in ? fread(content, 1, size, in) : 0);
    if (in) fclose(in);
    free(content);
  }
}

API int BackupRead(FILE_ *f, unsigned char *buffer, int size, int *read, int abort, int security, void **context) {
  if (!valid(f)) { errno = INVALID_HANDLE; return 0; }
  STREAM *s = *context;
  if (abort) {
    if (s) { free(s->kept); free(s); *context = 0; live--; }
    return 1;
  }
  if (!security) { errno = INVALID_PARAMETER; return 0; }
  if (!(privileges & 1)) { errno = PRIVILEGE_NOT_HELD; return 0; }
  if (!s) {
    s = calloc(1, sizeof *s);
    s->file = f;
    *context = s;
    live++;
    collect(s);
  }
  size_t part = s->length - s->at < (size_t)size ? s->length - s->at : (size_t)size;
  memcpy(buffer, s->kept + s->at, part);
  s->at += part;
  *read = (int)part;
  return 1;
}

/* ---- Information ---- */

#pragma pack(push, 4)
typedef struct { int64_t created, accessed, written, changed; uint32_t attributes, padding; } BASIC;
#pragma pack(pop)
#define EPOCH 116444736000000000LL
static struct timespec unix_time(int64_t t) {
  struct timespec out = { (t - EPOCH) / 10000000, (t - EPOCH) % 10000000 * 100 };
  return out;
}

API int SetFileInformationByHandle(FILE_ *f, int kind, const BASIC *b, int size) {
  if (!valid(f)) { errno = INVALID_HANDLE; return 0; }
  if (kind != 0 || size != 40) { errno = INVALID_PARAMETER; return 0; }
  if (!(f->access & 0x40000100)) { errno = ACCESS_DENIED; return 0; }
  if (b->attributes) {
    char text[16];
    int n = snprintf(text, sizeof text, "%u", b->attributes);
    if (setxattr(f->path, "user.attributes", text, (size_t)n, 0) < 0) { errno = ACCESS_DENIED; return 0; }
  }
  if (b->written) {
    f->timed = 1;
    f->times[0] = unix_time(b->accessed);
    f->times[1] = unix_time(b->written);
  }
  return 1;
}

static int list(FILE_ *f, unsigned char *out, size_t size) {
  if (!f->listing && !f->ended) f->listing = opendir(f->path);
  size_t at = 0, last = 0;
  struct dirent *e;
  while (f->listing && size - at > 1200 && (e = readdir(f->listing))) {
    char path[8192];
    W name[512];
    snprintf(path, sizeof path, "%s/%s", f->path, e->d_name);
    uint32_t bytes = (uint32_t)widen(e->d_name, name) * 2, a = attributes(path), distance = 0;
    if (at) { distance = (uint32_t)(at - last); memcpy(out + last, &distance, 4); }
    memset(out + at, 0, 104);
    memcpy(out + at + 56, &a, 4);
    memcpy(out + at + 60, &bytes, 4);
    memcpy(out + at + 104, name, bytes);
    last = at;
    at += (104 + bytes + 7) / 8 * 8;
  }
  if (at) return 1;
  errno = NO_MORE_FILES;
  return 0;
}

API int GetFileInformationByHandleEx(FILE_ *f, int kind, void *out, int size) {
  struct stat st;
  if (!valid(f)) { errno = INVALID_HANDLE; return 0; }
  if (kind == 10) {
    if (!(f->access & (int)0x80000001)) { errno = ACCESS_DENIED; return 0; }
    return list(f, out, (size_t)size);
  }
  if (kind != 0 || size != 40 || lstat(f->path, &st) < 0) { errno = INVALID_PARAMETER; return 0; }
  BASIC *b = out;
  b->written = b->changed = (int64_t)st.st_mtim.tv_sec * 10000000 + st.st_mtim.tv_nsec / 100 + EPOCH;
  b->accessed = (int64_t)st.st_atim.tv_sec * 10000000 + st.st_atim.tv_nsec / 100 + EPOCH;
  b->created = b->written;
  b->attributes = attributes(f->path);
  return 1;
}

/* ---- ntdll ---- */

typedef struct { uint16_t length, maximum; uint32_t padding; const W *text; } UNICODE;
typedef struct { uint32_t length, padding; FILE_ *root; const UNICODE *name; uint32_t flags, more; void *security, *quality; } OBJECT;
_Static_assert(sizeof(OBJECT) == 48 && sizeof(UNICODE) == 16 && sizeof(BASIC) == 40, "the layouts of x64");

/* Whether a part of the name, the last aside, is no folder: a link, a mount point, a file, nothing. */
static int32_t between(const char *root, char *name) {
  char path[8192];
  for (char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
    struct stat st;
    *slash = 0;
    snprintf(path, sizeof path, "%s/%s", root, name);
    int missing = lstat(path, &st) < 0;
    *slash = '/';
    if (missing) return PATH_NOT_FOUND;
    if (S_ISLNK(st.st_mode) || attributes(path) & 0x400) return REPARSE_ENCOUNTERED;
    if (!S_ISDIR(st.st_mode)) return PATH_NOT_FOUND;
  }
  return 0;
}

API int32_t NtCreateFile(FILE_ **out, int access, const OBJECT *o, void *status, void *allocation, int file_attributes, int share, int disposition, int options, void *ea, int ea_length) {
  char name[2048], path[8192];
  struct stat st;
  (void)allocation, (void)file_attributes, (void)share;
  if (!o || o->length != 48 || o->flags != 0x1000 || !status || ea || ea_length || !valid(o->root) || !o->name) return BAD_PARAMETER;
  if ((options & 0x4020) != 0x4020 || !(access & 0x00100000)) return BAD_PARAMETER; /* backup intent, synchronous */
  if (access & 0x01000000 && !(privileges & 4)) return NOT_HELD;
  if (o->name->maximum != o->name->length + 2) return BAD_PARAMETER;
  narrow(o->name->text, o->name->length / 2u, name);
  int32_t parents = between(o->root->path, name);
  if (parents) return parents;
  snprintf(path, sizeof path, "%s%s%s", o->root->path, *name ? "/" : "", name);
  int there = lstat(path, &st) == 0;
  if (disposition == 1 && !there) return NAME_NOT_FOUND;
  if (disposition == 2 && there) return NAME_COLLISION;
  if (there && options & 1 && !S_ISDIR(st.st_mode)) return NOT_A_DIRECTORY;
  if (there && options & 0x40 && S_ISDIR(st.st_mode)) return IS_A_DIRECTORY;
  if (!there) {
    int fd = options & 1 ? mkdir(path, 0755) : open(path, O_CREAT | O_EXCL | O_WRONLY, 0644);
    if (fd < 0) return PATH_NOT_FOUND;
    if (!(options & 1)) close(fd);
  }
  *out = handle(path, access);
  return 0;
}

static int32_t dispose(FILE_ *f) {
  if (!(f->access & 0x00010000)) return (int32_t)0xC0000022;
  if (attributes(f->path) & 1) return CANNOT_DELETE;
  struct stat st;
  if (lstat(f->path, &st) == 0 && S_ISDIR(st.st_mode)) {
    DIR *d = opendir(f->path);
    int n = 0;
    while (d && readdir(d)) n++;
    if (d) closedir(d);
    if (n > 2) return NOT_EMPTY;
  }
  f->doomed = 1;
  return 0;
}

typedef struct { uint32_t replace, padding; FILE_ *folder; uint32_t bytes; W name[]; } LINK;

API int32_t NtSetInformationFile(FILE_ *f, void *status, const void *information, int size, int kind) {
  if (!valid(f) || !status) return BAD_PARAMETER;
  if (kind == 13) return size == 1 && *(const char *)information ? dispose(f) : BAD_PARAMETER;
  const LINK *l = information;
  if (kind != 11 || size < 20 || !valid(l->folder) || l->bytes > (uint32_t)size - 20) return BAD_PARAMETER;
  char name[1024], path[8192];
  narrow(l->name, l->bytes / 2, name);
  snprintf(path, sizeof path, "%s/%s", l->folder->path, name);
  if (linkat(AT_FDCWD, f->path, AT_FDCWD, path, 0) == 0) return 0;
  return errno == EEXIST ? NAME_COLLISION : (int32_t)0xC0000022;
}

API int RtlNtStatusToDosError(int32_t status) {
  switch ((uint32_t)status) {
    case 0xC0000034: return FILE_NOT_FOUND;
    case 0xC000003A: return 3;
    case 0xC0000035: return 183;
    case 0xC0000061: return PRIVILEGE_NOT_HELD;
    case 0xC0000101: return 145;
    case 0xC0000103: return 267;
    case 0xC0000022: case 0xC0000121: case 0xC00000BA: return ACCESS_DENIED;
    case 0xC000050B: return 4395;
    default: return INVALID_PARAMETER;
  }
}

/* ---- Privileges ---- */

API int OpenProcessToken(void *process, int access, void **token) {
  if ((intptr_t)process != -1 || access != 0x28) { errno = INVALID_PARAMETER; return 0; }
  live++;
  *token = (void *)4;
  return 1;
}

API int LookupPrivilegeValueW(const W *system, const W *name, int64_t *luid) {
  static const char *known[] = { "SeBackupPrivilege", "SeRestorePrivilege", "SeSecurityPrivilege" };
  char text[256];
  narrow(name, 200, text);
  for (int i = 0; i < 3 && !system; i++) {
    if (strcmp(text, known[i]) == 0) { *luid = i + 17; return 1; }
  }
  errno = NO_SUCH_PRIVILEGE;
  return 0;
}

#pragma pack(push, 4)
typedef struct { uint32_t count; int64_t luid; uint32_t attributes; } PRIVILEGE;
#pragma pack(pop)
_Static_assert(sizeof(PRIVILEGE) == 16, "TOKEN_PRIVILEGES with one entry");

/* An account without the privilege is told in the last error of a call that succeeds. */
API int AdjustTokenPrivileges(void *token, int disable, const PRIVILEGE *p, int size, void *before, void *needed) {
  if ((intptr_t)token != 4 || disable || size != 16 || p->count != 1 || p->attributes != 2 || before || needed) {
    errno = INVALID_PARAMETER;
    return 0;
  }
  int held = !getenv("JSTACK_STUB_UNPRIVILEGED");
  if (held) privileges |= 1 << (p->luid - 17);
  errno = held ? 0 : NOT_ALL_ASSIGNED;
  return 1;
}
