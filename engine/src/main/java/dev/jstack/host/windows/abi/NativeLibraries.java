package dev.jstack.host.windows.abi;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The DLLs that jstack drives, loaded by full path and nothing else, so that no DLL beside the
 * program or on the PATH can take their place.
 *
 * @param core computecore.dll: v2 documents
 * @param compute vmcompute.dll: v1 documents and layers
 * @param network computenetwork.dll
 * @param system kernel32.dll
 * @param taskMemory ole32.dll
 * @param security advapi32.dll
 */
public record NativeLibraries(
    ComputeCore core,
    VmCompute compute,
    ComputeNetwork network,
    SystemFunctions system,
    TaskMemory taskMemory,
    SecurityFunctions security) {

  /**
   * Loads them from {@code systemDirectory} ({@code C:\Windows\System32}).
   *
   * @throws UnsatisfiedLinkError when one is missing: the Containers feature is not installed
   */
  public static NativeLibraries fromSystem(Path systemDirectory) {
    return new NativeLibraries(
        load(systemDirectory.resolve("computecore.dll"), ComputeCore.class),
        load(systemDirectory.resolve("vmcompute.dll"), VmCompute.class),
        load(systemDirectory.resolve("computenetwork.dll"), ComputeNetwork.class),
        load(systemDirectory.resolve("kernel32.dll"), SystemFunctions.class),
        load(systemDirectory.resolve("ole32.dll"), TaskMemory.class),
        load(systemDirectory.resolve("advapi32.dll"), SecurityFunctions.class));
  }

  /**
   * Loads all of them from one shared object that has the same ABI, for machines without Windows.
   * Where two DLLs export one name with different signatures, the second has a prefix there.
   */
  public static NativeLibraries fromStub(Path library) {
    return new NativeLibraries(
        load(library, ComputeCore.class),
        Native.load(library.toString(), VmCompute.class, stubOptions()),
        load(library, ComputeNetwork.class),
        load(library, SystemFunctions.class),
        load(library, TaskMemory.class),
        load(library, SecurityFunctions.class));
  }

  /** Frees texts of computecore.dll. */
  public Allocator localMemory() {
    return system::LocalFree;
  }

  /** Frees texts of vmcompute.dll and computenetwork.dll. */
  public Allocator sharedMemory() {
    return taskMemory::CoTaskMemFree;
  }

  private static <T extends Library> T load(Path library, Class<T> type) {
    return Native.load(library.toString(), type, NativeText.libraryOptions());
  }

  private static Map<String, Object> stubOptions() {
    FunctionMapper mapper =
        (NativeLibrary library, Method method) ->
            method.getName().startsWith("Hcs") ? "vm" + method.getName() : method.getName();
    Map<String, Object> options = new HashMap<>(NativeText.libraryOptions());
    options.put(Library.OPTION_FUNCTION_MAPPER, mapper);
    return options;
  }
}
