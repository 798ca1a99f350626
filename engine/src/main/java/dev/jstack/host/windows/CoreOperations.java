package dev.jstack.host.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.windows.abi.Allocator;
import dev.jstack.host.windows.abi.ComputeCore;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.host.windows.abi.ProcessInformation;
import java.util.function.ToIntFunction;

/**
 * The one way to run an operation of computecore.dll: make one, start the call, wait to the
 * deadline, read the result, close it. An operation whose wait timed out goes on in the service;
 * closing it then is allowed (HcsCloseOperation.md). Runs on the thread of its caller.
 */
final class CoreOperations {
  private final ComputeCore core;
  private final Allocator allocator;

  CoreOperations(Dlls dlls) {
    this.core = dlls.libraries().core();
    this.allocator = dlls.libraries().localMemory();
  }

  /** Runs {@code call} to its end and gives its result document, empty when it has none. */
  String run(String name, String object, Deadline deadline, ToIntFunction<Pointer> call) {
    return complete(
        name,
        object,
        call,
        (operation, text) ->
            core.HcsWaitForOperationResult(operation, deadline.remainingMillis(), text));
  }

  /** The same for calls that make or describe a process. */
  String run(
      String name,
      String object,
      Deadline deadline,
      ProcessInformation information,
      ToIntFunction<Pointer> call) {
    return complete(
        name,
        object,
        call,
        (operation, text) ->
            core.HcsWaitForOperationResultAndProcessInfo(
                operation, deadline.remainingMillis(), information, text));
  }

  private String complete(String name, String object, ToIntFunction<Pointer> call, Wait wait) {
    Pointer operation = core.HcsCreateOperation(null, null);
    if (operation == null) {
      int code = NativeResult.ofLastError(Native.getLastError());
      throw NativeResult.failure(code, "HcsCreateOperation", object, "");
    }
    OwnedText text = new OwnedText();
    try {
      int accepted = call.applyAsInt(operation);
      if (accepted < 0) {
        core.HcsGetOperationResult(operation, text);
        throw NativeResult.failure(accepted, name, object, text.take(allocator));
      }
      int code = wait.on(operation, text);
      String document = text.take(allocator);
      NativeResult.check(code, name, object, document);
      return document;
    } finally {
      text.take(allocator);
      core.HcsCloseOperation(operation);
    }
  }

  private interface Wait {
    int on(Pointer operation, OwnedText text);
  }
}
