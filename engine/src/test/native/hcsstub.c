/*
 * A double of computecore.dll, vmcompute.dll and computenetwork.dll for tests: the same exported
 * names, signatures, structures and memory rules, and behind them a socket to a Java host.
 *
 * Linux:   gcc -O2 -Wall -shared -fPIC -fvisibility=hidden -o libhcsstub.so hcsstub.c -lpthread
 * Windows: x86_64-w64-mingw32-gcc -O2 -shared -DCORE|-DCOMPUTE|-DNETWORK -o NAME.dll hcsstub.c -lws2_32 -lole32
 * A .so holds all; where two DLLs export one name, the one of vmcompute.dll has the prefix vm.
 *
 * Wire: each message is a count of texts, then each text as its length in bytes and UTF-16LE; an
 * answer has the HRESULT first. Numbers are 32 bits, little-endian. The first message of a
 * connection is the token of JSTACK_STUB_TOKEN; the port is JSTACK_STUB_PORT on 127.0.0.1.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <winsock2.h>
#include <windows.h>
#include <objbase.h>
#define API __declspec(dllexport)
#define VM(name) name
typedef SOCKET SOCK;
#define closesock closesocket
typedef CRITICAL_SECTION MUTEX;
typedef CONDITION_VARIABLE COND;
static void mutex_init(MUTEX *m) { InitializeCriticalSection(m); }
static void lock(MUTEX *m) { EnterCriticalSection(m); }
static void unlock(MUTEX *m) { LeaveCriticalSection(m); }
static void cond_init(COND *c) { InitializeConditionVariable(c); }
static void wake(COND *c) { WakeAllConditionVariable(c); }
/* Zero when the time is over. */
static int cond_wait(COND *c, MUTEX *m, uint32_t ms) { return SleepConditionVariableCS(c, m, ms); }
static void spawn(LPTHREAD_START_ROUTINE f, void *a) { CloseHandle(CreateThread(0, 0, f, a, 0, 0)); }
#define THREAD DWORD WINAPI
#else
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#define API __attribute__((visibility("default")))
#define WINAPI
#define CALLBACK
#define VM(name) vm##name
typedef int SOCK;
typedef int32_t HRESULT;
typedef uint32_t DWORD;
typedef void *HANDLE;
typedef int BOOL;
#define closesock close
#define INVALID_SOCKET (-1)
typedef pthread_mutex_t MUTEX;
typedef pthread_cond_t COND;
static void mutex_init(MUTEX *m) { pthread_mutex_init(m, 0); }
static void lock(MUTEX *m) { pthread_mutex_lock(m); }
static void unlock(MUTEX *m) { pthread_mutex_unlock(m); }
static void cond_init(COND *c) { pthread_cond_init(c, 0); }
static void wake(COND *c) { pthread_cond_broadcast(c); }
static int cond_wait(COND *c, MUTEX *m, uint32_t ms) {
  if (ms == 0xFFFFFFFFu) return pthread_cond_wait(c, m) == 0;
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  t.tv_sec += ms / 1000;
  t.tv_nsec += (long)(ms % 1000) * 1000000L;
  if (t.tv_nsec >= 1000000000L) { t.tv_sec++; t.tv_nsec -= 1000000000L; }
  return pthread_cond_timedwait(c, m, &t) == 0;
}
static void spawn(void *(*f)(void *), void *a) {
  pthread_t t;
  pthread_create(&t, 0, f, a);
  pthread_detach(t);
}
#define THREAD void *
#endif

typedef uint16_t W;

#define S_OK_ 0
#define E_FAIL_ ((HRESULT)0x80004005)
#define E_INVALIDARG_ ((HRESULT)0x80070057)
#define RPC_UNAVAILABLE ((HRESULT)0x800706BA)
#define HCS_E_OPERATION_NOT_STARTED ((HRESULT)0x80370115)
#define HCS_E_OPERATION_ALREADY_STARTED ((HRESULT)0x80370116)
#define HCS_E_OPERATION_PENDING ((HRESULT)0x80370117)
#define HCS_E_OPERATION_TIMEOUT ((HRESULT)0x80370118)
#define VM_PENDING ((HRESULT)0xC0370103)

/* ---- What is alive: texts and handles given out and not yet given back. ---- */

static long live_texts, live_handles;
static void count(long *what, long by) { __atomic_add_fetch(what, by, __ATOMIC_SEQ_CST); }
API int64_t StubLiveTexts(void) { return live_texts; }
API int64_t StubLiveHandles(void) { return live_handles; }

static void *handle_alloc(size_t size) { count(&live_handles, 1); return calloc(1, size); }
static void handle_free(void *p) { count(&live_handles, -1); free(p); }

#ifdef _WIN32
static W *text_alloc(size_t bytes, int task) { return task ? CoTaskMemAlloc(bytes) : LocalAlloc(LMEM_FIXED, bytes); }
static void text_free(W *t, int task) { if (task) CoTaskMemFree(t); else LocalFree(t); }
#else
static W *text_alloc(size_t bytes, int task) { (void)task; count(&live_texts, 1); return malloc(bytes); }
static void text_free(W *t, int task) { (void)task; if (t) { count(&live_texts, -1); free(t); } }
API void *LocalFree(void *p) { text_free(p, 0); return 0; }
API void CoTaskMemFree(void *p) { text_free(p, 1); }
#endif

/* ---- Texts ---- */

static size_t wlen(const W *s) { size_t n = 0; while (s && s[n]) n++; return n; }

typedef struct { uint32_t bytes; W *data; } TEXT;

static TEXT text_of(const W *s) {
  TEXT t = { (uint32_t)(wlen(s) * 2), 0 };
  t.data = calloc(1, t.bytes + 2);
  if (t.bytes) memcpy(t.data, s, t.bytes);
  return t;
}
static TEXT text_ascii(const char *s) {
  TEXT t = { (uint32_t)(strlen(s) * 2), 0 };
  t.data = calloc(1, t.bytes + 2);
  for (size_t i = 0; s[i]; i++) t.data[i] = (unsigned char)s[i];
  return t;
}
static TEXT text_number(uint64_t n) {
  char digits[24];
  snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  return text_ascii(digits);
}
static uint64_t number_of(TEXT t) {
  uint64_t n = 0;
  for (size_t i = 0; i < t.bytes / 2; i++) n = n * 10 + (uint64_t)(t.data[i] - '0');
  return n;
}

/* A GUID goes as its usual text; in memory Data1 to Data3 are little-endian. */
static TEXT text_guid(const unsigned char *g) {
  char text[40];
  snprintf(text, sizeof text, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
    g[3], g[2], g[1], g[0], g[5], g[4], g[7], g[6], g[8], g[9], g[10], g[11], g[12], g[13], g[14], g[15]);
  return text_ascii(text);
}
static int guid_of(TEXT t, unsigned char *g) {
  static const int at[16] = { 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15 };
  int nibble = 0;
  if (t.bytes != 72) return 0;
  memset(g, 0, 16);
  for (int i = 0; i < 36; i++) {
    int c = t.data[i];
    if (c == '-') continue;
    g[at[nibble / 2]] |= (unsigned char)((c <= '9' ? c - '0' : (c | 32) - 'a' + 10) << (nibble % 2 ? 0 : 4));
    nibble++;
  }
  return 1;
}

/* ---- Calls: a few texts there, an HRESULT and a few texts back. ---- */

#define MOST 64
typedef struct { int n; TEXT t[MOST]; } TEXTS;

static void add(TEXTS *m, TEXT t) { if (m->n < MOST) m->t[m->n++] = t; else free(t.data); }
static void drop(TEXTS *m) { for (int i = 0; i < m->n; i++) free(m->t[i].data); m->n = 0; }

static int send_all(SOCK s, const void *p, size_t n) {
  const char *c = p;
  while (n) {
#ifdef _WIN32
    int k = send(s, c, (int)n, 0);
#else
    ssize_t k = send(s, c, n, MSG_NOSIGNAL);
#endif
    if (k <= 0) return 0;
    c += k;
    n -= (size_t)k;
  }
  return 1;
}
static int recv_all(SOCK s, void *p, size_t n) {
  char *c = p;
  while (n) {
    int k = (int)recv(s, c, (int)n, 0);
    if (k <= 0) return 0;
    c += k;
    n -= (size_t)k;
  }
  return 1;
}
static int send_texts(SOCK s, const TEXTS *m) {
  size_t size = 4;
  for (int i = 0; i < m->n; i++) size += 4 + m->t[i].bytes;
  char *buffer = malloc(size), *p = buffer;
  uint32_t n = (uint32_t)m->n;
  memcpy(p, &n, 4); p += 4;
  for (int i = 0; i < m->n; i++) {
    memcpy(p, &m->t[i].bytes, 4); p += 4;
    memcpy(p, m->t[i].data, m->t[i].bytes); p += m->t[i].bytes;
  }
  int sent = send_all(s, buffer, size);
  free(buffer);
  return sent;
}
static int recv_texts(SOCK s, TEXTS *m) {
  uint32_t n;
  if (!recv_all(s, &n, 4) || n > MOST) return 0;
  for (uint32_t i = 0; i < n; i++) {
    TEXT t;
    if (!recv_all(s, &t.bytes, 4) || t.bytes > (64u << 20)) return 0;
    t.data = calloc(1, t.bytes + 2);
    if (!recv_all(s, t.data, t.bytes)) { free(t.data); return 0; }
    add(m, t);
  }
  return 1;
}

static MUTEX pool_lock;
static SOCK pool[64];
static int pooled;
static int server; /* which one of those that were told of; a connection to an earlier one is not kept */

static char told_port[16], told_token[80];
static SOCK dial(void) {
  const char *port = told_port[0] ? told_port : getenv("JSTACK_STUB_PORT");
  const char *token = told_token[0] ? told_token : getenv("JSTACK_STUB_TOKEN");
  if (!port || !token) return INVALID_SOCKET;
  SOCK s = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in a;
  memset(&a, 0, sizeof a);
  a.sin_family = AF_INET;
  a.sin_port = htons((unsigned short)atoi(port));
  a.sin_addr.s_addr = htonl(0x7F000001);
  int one = 1;
  setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (const char *)&one, sizeof one);
  TEXTS hello = { 0 };
  add(&hello, text_ascii(token));
  int ok = connect(s, (struct sockaddr *)&a, sizeof a) == 0 && send_texts(s, &hello);
  drop(&hello);
  if (!ok) { closesock(s); return INVALID_SOCKET; }
  return s;
}
static SOCK take(int *whose) {
  lock(&pool_lock);
  *whose = server;
  SOCK s = pooled ? pool[--pooled] : INVALID_SOCKET;
  unlock(&pool_lock);
  return s != INVALID_SOCKET ? s : dial();
}
static void give(SOCK s, int whose) {
  lock(&pool_lock);
  if (pooled < 64 && whose == server) { pool[pooled++] = s; s = INVALID_SOCKET; }
  unlock(&pool_lock);
  if (s != INVALID_SOCKET) closesock(s);
}

/* Says where the host is, for programs that cannot change their environment. Forgets the last one. */
API void StubConnect(const char *port, const char *token) {
  lock(&pool_lock);
  while (pooled) closesock(pool[--pooled]);
  server++;
  snprintf(told_port, sizeof told_port, "%s", port);
  snprintf(told_token, sizeof told_token, "%s", token);
  unlock(&pool_lock);
}

/* Sends q and frees it; what comes back is in a, to be dropped. */
static HRESULT call(TEXTS *q, TEXTS *a) {
  a->n = 0;
  int whose;
  SOCK s = take(&whose);
  int32_t hr = RPC_UNAVAILABLE;
  if (s != INVALID_SOCKET) {
    if (send_texts(s, q) && recv_all(s, &hr, 4) && recv_texts(s, a)) give(s, whose);
    else { closesock(s); hr = RPC_UNAVAILABLE; }
  }
  drop(q);
  return hr;
}
static TEXTS ask(const char *function) { TEXTS q = { 0 }; add(&q, text_ascii(function)); return q; }

/* The i-th text of an answer as an owned PWSTR. */
static W *owned(const TEXTS *a, int i, int task) {
  if (i >= a->n || a->t[i].bytes == 0) return 0;
  W *w = text_alloc(a->t[i].bytes + 2, task);
  memcpy(w, a->t[i].data, a->t[i].bytes + 2);
  return w;
}
static void put(W **out, const TEXTS *a, int i, int task) { if (out) *out = owned(a, i, task); }

/* ---- Compute systems and processes: a handle knows its number on the other side. ---- */

typedef void(CALLBACK *NOTIFY)(DWORD, void *, HRESULT, const W *);
/* Threads that wait for its end hold a reference; done keeps a completion for who registers late. */
typedef struct { uint64_t number; W *id; MUTEX m; int refs, closed; NOTIFY cb; void *ctx; DWORD done; HRESULT status; } SYSTEM;
typedef struct { uint64_t number; int refs, closed; NOTIFY cb; void *ctx; } PROCESS;
typedef struct { uint32_t ProcessId, Reserved; HANDLE StdInput, StdOutput, StdError; } PINFO;

/* ---- Pipes: a connection of their own each. ---- */

#ifdef _WIN32
typedef struct { SOCK s; HANDLE pipe; int input; } PUMP;
static THREAD pump(void *arg) {
  PUMP *p = arg;
  char buffer[65536];
  DWORD moved;
  if (p->input) {
    while (ReadFile(p->pipe, buffer, sizeof buffer, &moved, 0) && moved && send_all(p->s, buffer, moved)) {}
    shutdown(p->s, SD_SEND);
  } else {
    int k;
    while ((k = recv(p->s, buffer, sizeof buffer, 0)) > 0 && WriteFile(p->pipe, buffer, (DWORD)k, &moved, 0)) {}
    FlushFileBuffers(p->pipe);
  }
  CloseHandle(p->pipe);
  closesock(p->s);
  free(p);
  return 0;
}
static HANDLE stream(uint64_t process, const char *which) {
  static LONG serial;
  SOCK s = dial();
  if (s == INVALID_SOCKET) return 0;
  TEXTS q = ask("stream"), a = { 0 };
  add(&q, text_number(process));
  add(&q, text_ascii(which));
  int32_t hr;
  int ok = send_texts(s, &q) && recv_all(s, &hr, 4) && recv_texts(s, &a);
  drop(&q);
  drop(&a);
  if (!ok) { closesock(s); return 0; }
  char name[96];
  /* Each DLL counts for itself, so its own address tells its names from those of the other. */
  snprintf(name, sizeof name, "\\\\.\\pipe\\hcsstub-%lu-%p-%ld", GetCurrentProcessId(), (void *)&serial, InterlockedIncrement(&serial));
  HANDLE mine = CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, 0, 1, 65536, 65536, 0, 0);
  PUMP *p = calloc(1, sizeof *p);
  p->s = s;
  p->input = which[0] == 'i';
  p->pipe = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, 0, OPEN_EXISTING, 0, 0);
  spawn(pump, p);
  return mine;
}
#else
typedef struct { SOCK s; } STREAM;
static HANDLE stream(uint64_t process, const char *which) {
  SOCK s = dial();
  if (s == INVALID_SOCKET) return 0;
  TEXTS q = ask("stream"), a = { 0 };
  add(&q, text_number(process));
  add(&q, text_ascii(which));
  int32_t hr;
  int ok = send_texts(s, &q) && recv_all(s, &hr, 4) && recv_texts(s, &a);
  drop(&q);
  drop(&a);
  if (!ok) { closesock(s); return 0; }
  STREAM *p = handle_alloc(sizeof *p);
  p->s = s;
  return p;
}
#endif

static void describe(PINFO *out, const TEXTS *a, int from, uint64_t process, HANDLE absent) {
  if (!out) return;
  memset(out, 0, sizeof *out);
  out->ProcessId = (uint32_t)number_of(a->t[from]);
  out->StdInput = number_of(a->t[from + 1]) ? stream(process, "in") : absent;
  out->StdOutput = number_of(a->t[from + 2]) ? stream(process, "out") : absent;
  out->StdError = number_of(a->t[from + 3]) ? stream(process, "err") : absent;
}

/* This side numbers its systems, so that a handle has its number before the host has answered. */
static uint64_t next_number(void) {
  static uint64_t last;
  uint64_t process = (uint64_t)(uint32_t)
#ifdef _WIN32
      GetCurrentProcessId();
#else
      getpid();
#endif
  return process << 32 | (uint32_t)__atomic_add_fetch(&last, 1, __ATOMIC_SEQ_CST);
}
static SYSTEM *system_of(uint64_t number, const W *id) {
  SYSTEM *s = calloc(1, sizeof *s);
  count(&live_handles, 1);
  s->number = number;
  s->refs = 1;
  s->id = text_of(id).data;
  mutex_init(&s->m);
  return s;
}
static void system_release(SYSTEM *s) {
  if (__atomic_sub_fetch(&s->refs, 1, __ATOMIC_SEQ_CST)) return;
  free(s->id);
  free(s);
}
static PROCESS *process_of(uint64_t number) {
  PROCESS *p = calloc(1, sizeof *p);
  count(&live_handles, 1);
  p->number = number;
  p->refs = 1;
  return p;
}
static void process_release(PROCESS *p) {
  if (!__atomic_sub_fetch(&p->refs, 1, __ATOMIC_SEQ_CST)) free(p);
}
static void close_number(const char *function, uint64_t number) {
  TEXTS q = ask(function), a;
  add(&q, text_number(number));
  call(&q, &a);
  drop(&a);
  count(&live_handles, -1);
}
static void system_free(SYSTEM *s) {
  s->closed = 1;
  close_number("HcsCloseComputeSystem", s->number);
  system_release(s);
}
static void process_free(PROCESS *p) {
  p->closed = 1;
  close_number("HcsCloseProcess", p->number);
  process_release(p);
}

#if defined(CORE) || !defined(_WIN32)
/* ==== computecore.dll ==== */

typedef struct OP OP;
typedef void(CALLBACK *COMPLETION)(OP *, void *);
struct OP {
  MUTEX m;
  COND c;
  int state; /* 0 idle, 1 running, 2 done */
  int refs;
  int kind; /* what to do with the answer: 0 a document, 1 a new process, 2 a description of one */
  HRESULT hr;
  TEXTS q, a;
  PINFO info;
  void **out; /* where a new handle goes */
  PROCESS *p;
  void *ctx;
  COMPLETION cb;
};

static void op_release(OP *o) {
  lock(&o->m);
  int left = --o->refs;
  unlock(&o->m);
  if (left) return;
  drop(&o->a);
  handle_free(o);
}
API OP *HcsCreateOperation(void *ctx, COMPLETION cb) {
  OP *o = handle_alloc(sizeof *o);
  mutex_init(&o->m);
  cond_init(&o->c);
  o->refs = 1;
  o->ctx = ctx;
  o->cb = cb;
  return o;
}
API void HcsCloseOperation(OP *o) { if (o) op_release(o); }
API void *HcsGetOperationContext(OP *o) { return o->ctx; }
API HRESULT HcsSetOperationContext(OP *o, void *ctx) { o->ctx = ctx; return S_OK_; }
API HRESULT HcsSetOperationCallback(OP *o, void *ctx, COMPLETION cb) { o->ctx = ctx; o->cb = cb; return S_OK_; }
API HRESULT HcsCancelOperation(OP *o) { (void)o; return (HRESULT)0x80004001; }

static THREAD op_run(void *arg) {
  OP *o = arg;
  TEXTS a;
  HRESULT hr = call(&o->q, &a);
  lock(&o->m);
  o->hr = hr;
  o->a = a;
  if (hr >= 0 && o->kind == 1) o->p->number = number_of(a.t[0]);
  o->state = 2;
  wake(&o->c);
  unlock(&o->m);
  if (o->cb) o->cb(o, o->ctx);
  op_release(o);
  return 0;
}
static HRESULT op_start(OP *o, TEXTS q) {
  lock(&o->m);
  if (o->state == 1) { unlock(&o->m); drop(&q); return HCS_E_OPERATION_ALREADY_STARTED; }
  drop(&o->a);
  o->kind = 0;
  o->q = q;
  o->state = 1;
  o->refs++;
  unlock(&o->m);
  spawn(op_run, o);
  return S_OK_;
}
static HRESULT op_wait(OP *o, uint32_t ms) {
  lock(&o->m);
  HRESULT hr = o->state == 0 ? HCS_E_OPERATION_NOT_STARTED : S_OK_;
  while (!hr && o->state == 1) {
    if (!cond_wait(&o->c, &o->m, ms) && o->state == 1) hr = HCS_E_OPERATION_TIMEOUT;
  }
  unlock(&o->m);
  return hr ? hr : o->hr;
}
static void op_text(OP *o, W **result) {
  if (!result) return;
  *result = 0;
  if (o->state == 2 && (o->hr < 0 || o->kind == 0)) *result = owned(&o->a, 0, 0);
}
API HRESULT HcsWaitForOperationResult(OP *o, DWORD ms, W **result) {
  HRESULT hr = op_wait(o, ms);
  op_text(o, result);
  return hr;
}
API HRESULT HcsGetOperationResult(OP *o, W **result) {
  op_text(o, result);
  return o->state == 0 ? HCS_E_OPERATION_NOT_STARTED : o->state == 1 ? HCS_E_OPERATION_PENDING : o->hr;
}
static void op_info(OP *o, PINFO *info) {
  if (!info) return;
  memset(info, 0, sizeof *info);
  if (o->state != 2 || o->hr < 0) return;
  uint64_t number = number_of(o->a.t[0]);
  describe(info, &o->a, 1, number, o->kind == 1 ? 0 : (HANDLE)(intptr_t)-1);
}
API HRESULT HcsWaitForOperationResultAndProcessInfo(OP *o, DWORD ms, PINFO *info, W **result) {
  if (o->kind == 0 && o->state) return E_INVALIDARG_;
  HRESULT hr = op_wait(o, ms);
  op_info(o, info);
  op_text(o, result);
  return hr;
}
API HRESULT HcsGetOperationResultAndProcessInfo(OP *o, PINFO *info, W **result) {
  return HcsWaitForOperationResultAndProcessInfo(o, 0, info, result);
}

API HRESULT HcsEnumerateComputeSystems(const W *query, OP *o) {
  TEXTS q = ask("HcsEnumerateComputeSystems");
  add(&q, text_of(query));
  return op_start(o, q);
}
/* The handle exists as soon as the call is accepted. */
API HRESULT HcsCreateComputeSystem(const W *id, const W *configuration, OP *o, const void *sd, SYSTEM **out) {
  if (sd || !id || !configuration || !out) return E_INVALIDARG_;
  SYSTEM *s = system_of(next_number(), id);
  *out = s;
  TEXTS q = ask("HcsCreateComputeSystem");
  add(&q, text_number(s->number));
  add(&q, text_of(id));
  add(&q, text_of(configuration));
  return op_start(o, q);
}
static HRESULT open_system(const W *id, SYSTEM **out, W **result, int task) {
  if (out) *out = 0;
  SYSTEM *s = system_of(next_number(), id);
  TEXTS q = ask("HcsOpenComputeSystem"), a;
  add(&q, text_number(s->number));
  add(&q, text_of(id));
  HRESULT hr = call(&q, &a);
  put(result, &a, 0, task);
  drop(&a);
  if (hr < 0) system_free(s);
  else *out = s;
  return hr;
}
API HRESULT HcsOpenComputeSystem(const W *id, DWORD access, SYSTEM **out) { (void)access; return open_system(id, out, 0, 0); }
API void HcsCloseComputeSystem(SYSTEM *s) { if (s) system_free(s); }

static HRESULT on_system(const char *function, SYSTEM *s, OP *o, const W *argument) {
  TEXTS q = ask(function);
  add(&q, text_number(s->number));
  add(&q, text_of(argument));
  return op_start(o, q);
}
#define ON_SYSTEM(name) API HRESULT name(SYSTEM *s, OP *o, const W *argument) { return on_system(#name, s, o, argument); }
ON_SYSTEM(HcsStartComputeSystem)
ON_SYSTEM(HcsShutDownComputeSystem)
ON_SYSTEM(HcsTerminateComputeSystem)
ON_SYSTEM(HcsPauseComputeSystem)
ON_SYSTEM(HcsResumeComputeSystem)
ON_SYSTEM(HcsGetComputeSystemProperties)
API HRESULT HcsModifyComputeSystem(SYSTEM *s, OP *o, const W *request, HANDLE identity) {
  return identity ? E_INVALIDARG_ : on_system("HcsModifyComputeSystem", s, o, request);
}
static inline HRESULT wait_exit(const char *function, uint64_t number, DWORD ms, W **result) {
  TEXTS q = ask(function), a;
  add(&q, text_number(number));
  add(&q, text_number(ms));
  HRESULT hr = call(&q, &a);
  put(result, &a, 0, 0);
  drop(&a);
  return hr;
}
#ifndef OLDER /* what builds before Server 2022 lack, and one more function that none lacks */
API HRESULT HcsWaitForComputeSystemExit(SYSTEM *s, DWORD ms, W **result) { return wait_exit("HcsWaitForComputeSystemExit", s->number, ms, result); }
#endif

API HRESULT HcsCreateProcess(SYSTEM *s, const W *parameters, OP *o, const void *sd, PROCESS **out) {
  if (sd || !out) return E_INVALIDARG_;
  PROCESS *p = process_of(0);
  *out = p;
  TEXTS q = ask("HcsCreateProcess");
  add(&q, text_number(s->number));
  add(&q, text_of(parameters));
  o->p = p;
  HRESULT hr = op_start(o, q);
  lock(&o->m);
  o->kind = 1;
  if (o->state == 2 && o->hr >= 0) p->number = number_of(o->a.t[0]);
  unlock(&o->m);
  return hr;
}
API HRESULT HcsOpenProcess(SYSTEM *s, DWORD pid, DWORD access, PROCESS **out) {
  (void)access;
  *out = 0;
  TEXTS q = ask("HcsOpenProcess"), a;
  add(&q, text_number(s->number));
  add(&q, text_number(pid));
  HRESULT hr = call(&q, &a);
  if (hr >= 0) *out = process_of(number_of(a.t[0]));
  drop(&a);
  return hr;
}
API void HcsCloseProcess(PROCESS *p) { if (p) process_free(p); }
static HRESULT on_process(const char *function, PROCESS *p, OP *o, const W *argument) {
  TEXTS q = ask(function);
  add(&q, text_number(p->number));
  add(&q, text_of(argument));
  return op_start(o, q);
}
#define ON_PROCESS(name) API HRESULT name(PROCESS *p, OP *o, const W *argument) { return on_process(#name, p, o, argument); }
ON_PROCESS(HcsTerminateProcess)
ON_PROCESS(HcsSignalProcess)
ON_PROCESS(HcsGetProcessProperties)
ON_PROCESS(HcsModifyProcess)
API HRESULT HcsGetProcessInfo(PROCESS *p, OP *o) {
  HRESULT hr = on_process("HcsGetProcessInfo", p, o, 0);
  lock(&o->m);
  o->kind = 2;
  unlock(&o->m);
  return hr;
}
#ifndef OLDER
API HRESULT HcsWaitForProcessExit(PROCESS *p, DWORD ms, W **result) { return wait_exit("HcsWaitForProcessExit", p->number, ms, result); }
#endif

static HRESULT service(const char *function, const W *argument, W **result) {
  TEXTS q = ask(function), a;
  add(&q, text_of(argument));
  HRESULT hr = call(&q, &a);
  put(result, &a, 0, 0);
  drop(&a);
  return hr;
}
API HRESULT HcsGetServiceProperties(const W *query, W **result) { return service("HcsGetServiceProperties", query, result); }
#ifndef OLDER
API HRESULT HcsModifyServiceSettings(const W *settings, W **result) { return service("HcsModifyServiceSettings", settings, result); }
#endif
#endif

#if defined(COMPUTE) || !defined(_WIN32)
/* ==== vmcompute.dll: answers "pending" and notifies; codes of facility 0x37 are 0xC037xxxx ==== */

static HRESULT vm_code(HRESULT hr) {
  return ((uint32_t)hr & 0x1FFF0000u) == 0x00370000u ? (HRESULT)(0xC0370000u | ((uint32_t)hr & 0xFFFF)) : hr;
}
static void notify(SYSTEM *s, DWORD type, HRESULT status) {
  lock(&s->m);
  NOTIFY cb = s->cb;
  void *ctx = s->ctx;
  if (!cb) { s->done = type; s->status = status; } /* kept for who registers later */
  unlock(&s->m);
  if (cb) cb(type, ctx, status, 0);
}
typedef struct { SYSTEM *s; TEXTS q; DWORD type; } LATER;
static THREAD later_run(void *arg) {
  LATER *l = arg;
  TEXTS a;
  HRESULT hr = call(&l->q, &a);
  drop(&a);
  if (l->type) notify(l->s, l->type, vm_code(hr));
  system_release(l->s);
  free(l);
  return 0;
}
static HRESULT later(SYSTEM *s, TEXTS q, DWORD type) {
  LATER *l = calloc(1, sizeof *l);
  __atomic_add_fetch(&s->refs, 1, __ATOMIC_SEQ_CST);
  l->s = s;
  l->q = q;
  l->type = type;
  spawn(later_run, l);
  return VM_PENDING;
}
API HRESULT VM(HcsCreateComputeSystem)(const W *id, const W *configuration, HANDLE identity, SYSTEM **out, W **result) {
  if (result) *result = 0;
  if (identity || !out) return E_INVALIDARG_;
  SYSTEM *s = system_of(next_number(), id);
  TEXTS q = ask("HcsCreateComputeSystem"), a;
  add(&q, text_number(s->number));
  add(&q, text_of(id));
  add(&q, text_of(configuration));
  HRESULT hr = call(&q, &a); /* refusals come at once, success by notification */
  put(result, &a, 0, 1);
  drop(&a);
  if (hr < 0) { system_free(s); return vm_code(hr); }
  *out = s;
  notify(s, 2, S_OK_);
  return VM_PENDING;
}
API HRESULT VM(HcsOpenComputeSystem)(const W *id, SYSTEM **out, W **result) {
  if (result) *result = 0;
  *out = 0;
  SYSTEM *s = system_of(next_number(), id);
  TEXTS q = ask("HcsOpenComputeSystem"), a;
  add(&q, text_number(s->number));
  add(&q, text_of(id));
  HRESULT hr = call(&q, &a);
  put(result, &a, 0, 1);
  drop(&a);
  if (hr < 0) system_free(s);
  else *out = s;
  return vm_code(hr);
}
API HRESULT VM(HcsCloseComputeSystem)(SYSTEM *s) { system_free(s); return S_OK_; }
API HRESULT VM(HcsEnumerateComputeSystems)(const W *query, W **systems, W **result) {
  if (result) *result = 0;
  TEXTS q = ask("HcsEnumerateComputeSystems"), a;
  add(&q, text_of(query));
  HRESULT hr = call(&q, &a);
  put(hr < 0 ? result : systems, &a, 0, 1);
  drop(&a);
  return vm_code(hr);
}
static HRESULT vm_later(const char *function, SYSTEM *s, W **result, DWORD type) {
  if (result) *result = 0;
  TEXTS q = ask(function);
  add(&q, text_number(s->number));
  add(&q, text_of(0));
  return later(s, q, type);
}
#define VM_LATER(name, function, type) \
  API HRESULT VM(name)(SYSTEM *s, const W *options, W **result) { (void)options; return vm_later(function, s, result, type); }
VM_LATER(HcsStartComputeSystem, "HcsStartComputeSystem", 3)
VM_LATER(HcsPauseComputeSystem, "HcsPauseComputeSystem", 4)
VM_LATER(HcsResumeComputeSystem, "HcsResumeComputeSystem", 5)
static HRESULT vm_ask(const char *function, uint64_t number, const W *argument, W **out, W **result) {
  if (out) *out = 0;
  if (result) *result = 0;
  TEXTS q = ask(function), a;
  add(&q, text_number(number));
  add(&q, text_of(argument));
  HRESULT hr = call(&q, &a);
  if (hr < 0) put(result, &a, 0, 1);
  else put(out, &a, 0, 1);
  drop(&a);
  return vm_code(hr);
}
API HRESULT VM(HcsGetComputeSystemProperties)(SYSTEM *s, const W *query, W **out, W **result) { return vm_ask("HcsGetComputeSystemProperties", s->number, query, out, result); }
API HRESULT VM(HcsModifyComputeSystem)(SYSTEM *s, const W *request, W **result) { return vm_ask("HcsModifyComputeSystem", s->number, request, 0, result); }
/* Ends are asked for again and again, so that a handle that is closed is let go of soon. */
static int ended(const char *function, uint64_t number) {
  TEXTS q = ask(function), a;
  add(&q, text_number(number));
  add(&q, text_number(250));
  HRESULT hr = call(&q, &a);
  drop(&a);
  return hr != HCS_E_OPERATION_TIMEOUT;
}
static THREAD watch_system(void *arg) {
  SYSTEM *s = arg;
  while (!s->closed && !ended("HcsWaitForComputeSystemExit", s->number)) {}
  if (!s->closed) notify(s, 1, S_OK_);
  system_release(s);
  return 0;
}
API HRESULT VM(HcsRegisterComputeSystemCallback)(SYSTEM *s, NOTIFY cb, void *ctx, void **out) {
  lock(&s->m);
  s->cb = cb;
  s->ctx = ctx;
  DWORD done = s->done;
  s->done = 0;
  unlock(&s->m);
  *out = s;
  __atomic_add_fetch(&s->refs, 1, __ATOMIC_SEQ_CST);
  spawn(watch_system, s);
  if (done) cb(done, ctx, s->status, 0);
  return S_OK_;
}
API HRESULT VM(HcsUnregisterComputeSystemCallback)(SYSTEM *s) {
  lock(&s->m);
  s->cb = 0;
  unlock(&s->m);
  return S_OK_;
}
static THREAD watch_process(void *arg) {
  PROCESS *p = arg;
  while (!p->closed && !ended("HcsWaitForProcessExit", p->number)) {}
  NOTIFY cb = p->cb;
  if (!p->closed && cb) cb(0x00010000, p->ctx, S_OK_, 0);
  process_release(p);
  return 0;
}
API HRESULT VM(HcsRegisterProcessCallback)(PROCESS *p, NOTIFY cb, void *ctx, void **out) {
  p->cb = cb;
  p->ctx = ctx;
  *out = p;
  __atomic_add_fetch(&p->refs, 1, __ATOMIC_SEQ_CST);
  spawn(watch_process, p);
  return S_OK_;
}
API HRESULT VM(HcsUnregisterProcessCallback)(PROCESS *p) { p->cb = 0; return S_OK_; }
/* Refusals come at once; what is accepted ends the system, and that is notified. */
static HRESULT vm_end(const char *function, SYSTEM *s, W **result) {
  HRESULT hr = vm_ask(function, s->number, 0, 0, result);
  return hr < 0 ? hr : VM_PENDING;
}
API HRESULT VM(HcsShutdownComputeSystem)(SYSTEM *s, const W *options, W **result) { (void)options; return vm_end("HcsShutdownComputeSystem", s, result); }
API HRESULT VM(HcsTerminateComputeSystem)(SYSTEM *s, const W *options, W **result) { (void)options; return vm_end("HcsTerminateComputeSystem", s, result); }
API HRESULT VM(HcsGetServiceProperties)(const W *query, W **properties, W **result) {
  if (result) *result = 0;
  TEXTS a;
  TEXTS q = ask("HcsGetServiceProperties");
  add(&q, text_of(query));
  HRESULT hr = call(&q, &a);
  put(hr < 0 ? result : properties, &a, 0, 1);
  drop(&a);
  return vm_code(hr);
}
API HRESULT VM(HcsCreateProcess)(SYSTEM *s, const W *parameters, PINFO *info, PROCESS **out, W **result) {
  *out = 0;
  if (result) *result = 0;
  TEXTS q = ask("HcsCreateProcess"), a;
  add(&q, text_number(s->number));
  add(&q, text_of(parameters));
  HRESULT hr = call(&q, &a);
  if (hr < 0) put(result, &a, 0, 1);
  else {
    *out = process_of(number_of(a.t[0]));
    describe(info, &a, 1, (*out)->number, 0);
  }
  drop(&a);
  return vm_code(hr);
}
API HRESULT VM(HcsOpenProcess)(SYSTEM *s, DWORD pid, PROCESS **out, W **result) {
  *out = 0;
  if (result) *result = 0;
  TEXTS q = ask("HcsOpenProcess"), a;
  add(&q, text_number(s->number));
  add(&q, text_number(pid));
  HRESULT hr = call(&q, &a);
  if (hr < 0) put(result, &a, 0, 1);
  else *out = process_of(number_of(a.t[0]));
  drop(&a);
  return vm_code(hr);
}
API HRESULT VM(HcsCloseProcess)(PROCESS *p) { process_free(p); return S_OK_; }
API HRESULT VM(HcsTerminateProcess)(PROCESS *p, W **result) { return vm_ask("HcsTerminateProcess", p->number, 0, 0, result); }
API HRESULT VM(HcsSignalProcess)(PROCESS *p, const W *options, W **result) { return vm_ask("HcsSignalProcess", p->number, options, 0, result); }
API HRESULT VM(HcsGetProcessProperties)(PROCESS *p, W **out, W **result) { return vm_ask("HcsGetProcessProperties", p->number, 0, out, result); }
API HRESULT VM(HcsModifyProcess)(PROCESS *p, const W *settings, W **result) { return vm_ask("HcsModifyProcess", p->number, settings, 0, result); }
API HRESULT VM(HcsGetProcessInfo)(PROCESS *p, PINFO *info, W **result) {
  if (result) *result = 0;
  TEXTS q = ask("HcsGetProcessInfo"), a;
  add(&q, text_number(p->number));
  add(&q, text_of(0));
  HRESULT hr = call(&q, &a);
  if (hr < 0) put(result, &a, 0, 1);
  else describe(info, &a, 1, p->number, (HANDLE)(intptr_t)-1);
  drop(&a);
  return vm_code(hr);
}

/* The older route of HNS. */
API HRESULT HNSCall(const W *method, const W *path, const W *request, W **response) {
  TEXTS q = ask("HNSCall"), a;
  add(&q, text_of(method));
  add(&q, text_of(path));
  add(&q, text_of(request));
  HRESULT hr = call(&q, &a);
  put(response, &a, 0, 1);
  drop(&a);
  return hr;
}

/* Layers */
typedef struct { int32_t Flavour; const W *HomeDir; } DRIVER;
typedef struct { unsigned char LayerId[16]; uint32_t Flags; const W *Path; } LAYER;
_Static_assert(sizeof(DRIVER) == 16 && sizeof(LAYER) == 32 && sizeof(PINFO) == 32, "the layouts of x64");

static HRESULT layer(const char *function, const DRIVER *d, const W *id, const W *more, const LAYER *layers, uint64_t n) {
  if (!d || d->Flavour != 1 || !d->HomeDir || (n && !layers)) return E_INVALIDARG_;
  TEXTS q = ask(function), a;
  add(&q, text_of(id));
  if (more) add(&q, text_of(more));
  for (uint64_t i = 0; i < n; i++) add(&q, text_of(layers[i].Path));
  HRESULT hr = call(&q, &a);
  drop(&a);
  return hr;
}
#define ON_LAYER(name, function) API HRESULT name(const DRIVER *d, const W *id) { return layer(function, d, id, 0, 0, 0); }
ON_LAYER(ActivateLayer, "ActivateLayer")
ON_LAYER(DeactivateLayer, "DeactivateLayer")
ON_LAYER(UnprepareLayer, "UnprepareLayer")
ON_LAYER(DestroyLayer, "DestroyLayer")
API HRESULT CreateSandboxLayer(const DRIVER *d, const W *id, uint64_t parent, const LAYER *layers, uint64_t n) { return parent ? E_INVALIDARG_ : layer("CreateSandboxLayer", d, id, 0, layers, n); }
API HRESULT PrepareLayer(const DRIVER *d, const W *id, const LAYER *layers, uint64_t n) { return layer("PrepareLayer", d, id, 0, layers, n); }
API HRESULT ImportLayer(const DRIVER *d, const W *id, const W *folder, const LAYER *layers, uint64_t n) { return layer("ImportLayer", d, id, folder, layers, n); }
API HRESULT ExpandSandboxSize(const DRIVER *d, const W *id, uint64_t bytes) {
  TEXT size = text_number(bytes);
  HRESULT hr = layer("ExpandSandboxSize", d, id, size.data, 0, 0);
  free(size.data);
  return hr;
}
static HRESULT ask_text(const char *function, const W *argument, TEXTS *a) {
  TEXTS q = ask(function);
  add(&q, text_of(argument));
  return call(&q, a);
}
API HRESULT GetLayerMountPath(const DRIVER *d, const W *id, uint64_t *length, W *buffer) {
  if (!d || !length) return E_INVALIDARG_;
  TEXTS a;
  HRESULT hr = ask_text("GetLayerMountPath", id, &a);
  if (hr >= 0) {
    size_t n = a.t[0].bytes / 2 ? a.t[0].bytes / 2 + 1 : 0;
    if (buffer && *length >= n) memcpy(buffer, a.t[0].data, n * 2);
    *length = n;
  }
  drop(&a);
  return hr;
}
API HRESULT LayerExists(const DRIVER *d, const W *id, uint32_t *exists) {
  (void)d;
  TEXTS a;
  HRESULT hr = ask_text("LayerExists", id, &a);
  if (hr >= 0) *exists = (uint32_t)number_of(a.t[0]);
  drop(&a);
  return hr;
}
API HRESULT NameToGuid(const W *name, unsigned char *guid) {
  TEXTS a;
  HRESULT hr = ask_text("NameToGuid", name, &a);
  if (hr >= 0 && !guid_of(a.t[0], guid)) hr = E_FAIL_;
  drop(&a);
  return hr;
}
static HRESULT simple(const char *function, const W *argument) {
  TEXTS a;
  HRESULT hr = ask_text(function, argument, &a);
  drop(&a);
  return hr;
}
API HRESULT ProcessBaseImage(const W *path) { return simple("ProcessBaseImage", path); }
API HRESULT ProcessUtilityImage(const W *path) { return simple("ProcessUtilityImage", path); }
API HRESULT GrantVmAccess(const W *vm, const W *file) {
  TEXTS q = ask("GrantVmAccess"), a;
  add(&q, text_of(vm));
  add(&q, text_of(file));
  HRESULT hr = call(&q, &a);
  drop(&a);
  return hr;
}
#endif

#if defined(NETWORK) || !defined(_WIN32)
/* ==== computenetwork.dll: a handle is a context; ids are 16 bytes ==== */

typedef struct { unsigned char id[16]; } HCN;

static HRESULT hcn_answer(TEXTS *q, W **out, W **er) {
  if (out) *out = 0;
  if (er) *er = 0;
  TEXTS a;
  HRESULT hr = call(q, &a);
  if (hr < 0) put(er, &a, 0, 1);
  else put(out, &a, 0, 1);
  drop(&a);
  return hr;
}
static HRESULT hcn_list(const char *function, const W *query, W **out, W **er) {
  TEXTS q = ask(function);
  add(&q, text_of(query));
  return hcn_answer(&q, out, er);
}
static HRESULT hcn_on(const char *function, const unsigned char *id, const W *argument, W **out, W **er) {
  TEXTS q = ask(function);
  add(&q, text_guid(id));
  add(&q, text_of(argument));
  return hcn_answer(&q, out, er);
}
/* Creating with GUID_NULL lets the host choose the id, which the answer then holds. */
static HRESULT hcn_new(const char *function, const HCN *parent, const unsigned char *id, const W *settings, HCN **out, W **er) {
  if (out) *out = 0;
  if (er) *er = 0;
  TEXTS q = ask(function), a;
  if (parent) add(&q, text_guid(parent->id));
  add(&q, text_guid(id));
  if (settings) add(&q, text_of(settings));
  HRESULT hr = call(&q, &a);
  if (hr < 0) put(er, &a, 0, 1);
  else {
    *out = handle_alloc(sizeof **out);
    if (!a.n || !guid_of(a.t[0], (*out)->id)) memcpy((*out)->id, id, 16);
  }
  drop(&a);
  return hr;
}
#define HCN_KIND(K, KS) \
  API HRESULT HcnEnumerate##KS(const W *query, W **out, W **er) { return hcn_list("HcnEnumerate" #KS, query, out, er); } \
  API HRESULT HcnOpen##K(const unsigned char *id, HCN **out, W **er) { return hcn_new("HcnOpen" #K, 0, id, 0, out, er); } \
  API HRESULT HcnModify##K(HCN *h, const W *settings, W **er) { return hcn_on("HcnModify" #K, h->id, settings, 0, er); } \
  API HRESULT HcnQuery##K##Properties(HCN *h, const W *query, W **out, W **er) { return hcn_on("HcnQuery" #K "Properties", h->id, query, out, er); } \
  API HRESULT HcnDelete##K(const unsigned char *id, W **er) { return hcn_on("HcnDelete" #K, id, 0, 0, er); } \
  API HRESULT HcnClose##K(HCN *h) { handle_free(h); return S_OK_; }
#define HCN_CREATE(K) \
  API HRESULT HcnCreate##K(const unsigned char *id, const W *settings, HCN **out, W **er) { return hcn_new("HcnCreate" #K, 0, id, settings, out, er); }
HCN_KIND(Network, Networks)
HCN_CREATE(Network)
HCN_KIND(Namespace, Namespaces)
HCN_CREATE(Namespace)
HCN_KIND(Endpoint, Endpoints)
API HRESULT HcnCreateEndpoint(HCN *network, const unsigned char *id, const W *settings, HCN **out, W **er) { return hcn_new("HcnCreateEndpoint", network, id, settings, out, er); }
HCN_KIND(LoadBalancer, LoadBalancers)
HCN_CREATE(LoadBalancer)
HCN_KIND(SdnRoute, SdnRoutes)
HCN_CREATE(SdnRoute)
#endif

#ifndef _WIN32
/* ==== The few functions of kernel32.dll that go with pipes; errno carries the last error ==== */

API HANDLE CreateEventW(void *security, BOOL manual, BOOL initial, const W *name) { (void)security; (void)manual; (void)initial; (void)name; return handle_alloc(sizeof(STREAM)); }
API BOOL CloseHandle(HANDLE h) {
  STREAM *p = h;
  if (p->s > 0) closesock(p->s);
  handle_free(p);
  return 1;
}
API BOOL ReadFile(HANDLE h, void *buffer, DWORD size, DWORD *moved, void *overlapped) {
  if (!overlapped) { errno = 87; return 0; } /* a pipe of HCS is overlapped */
  ssize_t k = recv(((STREAM *)h)->s, buffer, size, 0);
  *moved = k > 0 ? (DWORD)k : 0;
  if (k <= 0) errno = 109;
  return k > 0;
}
API BOOL WriteFile(HANDLE h, const void *buffer, DWORD size, DWORD *moved, void *overlapped) {
  if (!overlapped) { errno = 87; return 0; }
  int ok = send_all(((STREAM *)h)->s, buffer, size);
  *moved = ok ? size : 0;
  if (!ok) errno = 232;
  return ok;
}
API BOOL GetOverlappedResult(HANDLE h, void *overlapped, DWORD *moved, BOOL wait) { (void)h; (void)overlapped; (void)moved; (void)wait; errno = 87; return 0; }
API BOOL CancelIoEx(HANDLE h, void *overlapped) {
  (void)overlapped;
  shutdown(((STREAM *)h)->s, SHUT_RDWR);
  return 1;
}
API BOOL PeekNamedPipe(HANDLE h, void *buffer, DWORD size, DWORD *read, DWORD *available, DWORD *left) {
  (void)buffer; (void)size; (void)read; (void)left;
  int n = 0;
  char one;
  ioctl(((STREAM *)h)->s, FIONREAD, &n);
  if (n == 0 && recv(((STREAM *)h)->s, &one, 1, MSG_PEEK | MSG_DONTWAIT) == 0) { errno = 109; return 0; }
  *available = (DWORD)n;
  return 1;
}
__attribute__((constructor)) static void loaded(void) { mutex_init(&pool_lock); }
#else
BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason, LPVOID reserved) {
  (void)instance; (void)reserved;
  WSADATA data;
  if (reason == DLL_PROCESS_ATTACH) { mutex_init(&pool_lock); WSAStartup(0x202, &data); }
  return TRUE;
}
#endif
