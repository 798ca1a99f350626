package dev.jstack.host.windows;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.windows.abi.VmCompute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The notifications of one system handle of vmcompute.dll, whose calls answer "pending" and
 * complete by notification. The callback only writes down what came; who waits, waits here. JNA
 * frees a callback that is not reachable, so this object holds it until it is closed.
 */
final class Notifications implements AutoCloseable {
  static final int SYSTEM_EXITED = 0x1;
  static final int CREATE_COMPLETED = 0x2;
  static final int START_COMPLETED = 0x3;
  static final int PAUSE_COMPLETED = 0x4;
  static final int RESUME_COMPLETED = 0x5;
  private static final int SERVICE_DISCONNECT = 0x01000000;
  private static final int OPERATION_PENDING = 0xC0370103;

  private final VmCompute compute;
  private final Pointer handle;
  private final VmCompute.Notification callback = this::notified;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Integer, Integer> statuses = new HashMap<>();

  /**
   * The thread of a callback leaves the Java machine when the callback returns. Else JNA would have
   * it leave as it ends, under the loader's lock, which a machine that starts a thread waits for:
   * both would stand still for ever if a garbage collection began just then (jna issue 1479).
   */
  Notifications(VmCompute compute, String id, Pointer system) {
    this.compute = compute;
    boolean leaving = true;
    Native.setCallbackThreadInitializer(
        callback, new CallbackThreadInitializer(true, leaving, "hcs-notification"));
    PointerByReference registration = new PointerByReference();
    int code = compute.HcsRegisterComputeSystemCallback(system, callback, null, registration);
    NativeResult.check(code, "HcsRegisterComputeSystemCallback", id, "");
    this.handle = registration.getValue();
  }

  static boolean isPending(int code) {
    return code == OPERATION_PENDING || code == HResult.HCS_E_OPERATION_PENDING.code();
  }

  private void notified(int type, Pointer context, int status, Pointer data) {
    lock.lock();
    try {
      statuses.put(type, status);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The status that came with {@code type}; of a system that ended or a service that went first.
   */
  Optional<Integer> await(int type, Deadline deadline) {
    lock.lock();
    try {
      while (arrived(type).isEmpty() && !deadline.isOver()) {
        changed.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      }
      return arrived(type);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Integer> arrived(int type) {
    if (statuses.containsKey(type)) {
      return Optional.of(statuses.get(type));
    } else if (statuses.containsKey(SERVICE_DISCONNECT)) {
      return Optional.of(HResult.HCS_E_SERVICE_DISCONNECT.code());
    }
    return statuses.containsKey(SYSTEM_EXITED)
        ? Optional.of(HResult.HCS_E_TERMINATED_DURING_START.code())
        : Optional.empty();
  }

  /** Blocks until a callback that is running has returned; so it must not be called from one. */
  @Override
  public void close() {
    compute.HcsUnregisterComputeSystemCallback(handle);
  }
}
