package dev.jstack.runner.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals of the terminal, where the system has them.
 *
 * <p>By reflection: {@code sun.misc.Signal} is supported (module jdk.unsupported) and has no
 * successor, but javac warns of it in a way that nothing switches off.
 */
public final class Signals {
  private Signals() {}

  /** Calls {@code action} on each Ctrl-C and on SIGTERM, instead of ending the process. */
  public static void onInterrupt(Runnable action) {
    handle("INT", action);
    handle("TERM", action);
  }

  /** Calls {@code action} when the window was resized. */
  public static void onResize(Runnable action) {
    handle("WINCH", action);
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              Proxy.newProxyInstance(
                  handler.getClassLoader(),
                  new Class<?>[] {handler},
                  (proxy, method, arguments) -> {
                    action.run();
                    return null;
                  }));
    } catch (InvocationTargetException e) {
      // this system does not have the signal (Windows has no WINCH): it cannot arrive either
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
  }
}
