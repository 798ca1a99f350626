package dev.jstack.host.windows;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import dev.jstack.host.windows.abi.NativeLibraries;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The ABI stub where it is to be had: on Linux a shared object built by the gcc that is there, on
 * Windows (under Wine) the DLLs that .ci/wine put into the system directory.
 */
record AbiStub(NativeLibraries libraries, List<NativeLibrary> exports) {
  private static final Path SOURCE = Path.of("src/test/native/hcsstub.c");
  private static final List<String> DLLS =
      List.of("computecore.dll", "vmcompute.dll", "computenetwork.dll");

  /** Empty where there is neither gcc nor a stub among the DLLs. */
  static Optional<AbiStub> here() throws IOException, InterruptedException {
    return Platform.isWindows() ? fromSystem() : fromCompiler("libhcsstub.so", "");
  }

  /** One without the functions that builds before Server 2022 lack; on Linux only. */
  static Optional<AbiStub> older() throws IOException, InterruptedException {
    return Platform.isWindows()
        ? Optional.empty()
        : fromCompiler("libhcsstub-older.so", " -DOLDER");
  }

  private static Optional<AbiStub> fromSystem() {
    Path system = Path.of(System.getenv("SystemRoot"), "System32");
    List<NativeLibrary> exports =
        DLLS.stream()
            .map(dll -> NativeLibrary.getInstance(system.resolve(dll).toString()))
            .toList();
    return Optional.of(new AbiStub(NativeLibraries.fromSystem(system), exports));
  }

  private static Optional<AbiStub> fromCompiler(String name, String flags)
      throws IOException, InterruptedException {
    Path engine = engine();
    Path library = engine.resolve("target/native").resolve(name);
    if (!isFresh(library, engine.resolve(SOURCE)) && !compile(engine, library, flags)) {
      return Optional.empty();
    }
    NativeLibrary exports = NativeLibrary.getInstance(library.toString());
    return Optional.of(new AbiStub(NativeLibraries.fromStub(library), List.of(exports)));
  }

  /** The folder of the module that these classes were compiled in. */
  static Path engine() throws IOException {
    try {
      var classes = AbiStub.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(classes).resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static boolean isFresh(Path library, Path source) throws IOException {
    return Files.exists(library)
        && Files.getLastModifiedTime(library).compareTo(Files.getLastModifiedTime(source)) >= 0;
  }

  /**
   * Whether there is a compiler. The library is moved into its place whole, for another process may
   * have the one before it in use.
   */
  private static boolean compile(Path engine, Path library, String flags)
      throws IOException, InterruptedException {
    Files.createDirectories(library.getParent());
    Path draft = Files.createTempFile(library.getParent(), "libhcsstub", ".so");
    Path log = Files.createTempFile(library.getParent(), "gcc", ".log");
    String command = "gcc -O2 -Wall -Werror -shared -fPIC -fvisibility=hidden" + flags;
    try {
      Process gcc =
          start(command + " -o " + draft + " " + engine.resolve(SOURCE) + " -lpthread", log);
      if (!gcc.waitFor(1, TimeUnit.MINUTES) || gcc.exitValue() != 0) {
        throw new IllegalStateException("gcc: " + Files.readString(log));
      }
      Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(log);
    }
  }

  private static Process start(String command, Path log) throws IOException {
    return new ProcessBuilder(command.split(" ", -1))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  void connect(StubServer server) {
    for (NativeLibrary library : exports) {
      Function connect = library.getFunction("StubConnect");
      connect.invoke(new Object[] {Integer.toString(server.port()), server.token()});
    }
  }

  /** Texts given out and not freed; on Windows the system's allocator does not count. */
  long liveTexts() {
    return sum("StubLiveTexts");
  }

  /** Handles given out and not closed. */
  long liveHandles() {
    return sum("StubLiveHandles");
  }

  private long sum(String function) {
    return exports.stream()
        .mapToLong(library -> library.getFunction(function).invokeLong(new Object[0]))
        .sum();
  }
}
