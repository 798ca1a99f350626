package dev.jstack.host.strict.compute;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What HCS checks of a container's document beyond its form. */
final class SpecCheck {
  private static final String OPERATION = "HcsCreateComputeSystem";
  private static final Pattern VOLUME =
      Pattern.compile("\\\\\\\\\\?\\\\Volume\\{[0-9a-fA-F-]{36}}\\\\?");
  private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:\\\\[^/:*?\"<>|]*");
  private static final Pattern WHOLE_DRIVE = Pattern.compile("[A-Za-z]:\\\\?");

  private final HostFacts facts;
  private final SystemSpec spec;

  SpecCheck(HostFacts facts, SystemSpec spec) {
    this.facts = facts;
    this.spec = spec;
  }

  void run() {
    checkId();
    checkStorage();
    checkDirectories();
    checkPipes();
    checkProcessor();
    if (spec.memoryMb().filter(megabytes -> megabytes < 1).isPresent()) {
      throw refuse(HResult.ERROR_INVALID_PARAMETER, "the memory limit is below 1 MB");
    }
    if (spec.hyperv() && !facts.hypervisor()) {
      throw refuse(
          HResult.HCS_E_HYPERV_NOT_INSTALLED, HResult.HCS_E_HYPERV_NOT_INSTALLED.meaning());
    }
  }

  private void checkId() {
    if (spec.id().isBlank()
        || spec.id().length() > 255
        || spec.id().matches(".*[/\\\\\\p{Cntrl}].*")) {
      throw refuse(HResult.ERROR_INVALID_PARAMETER, "\"" + spec.id() + "\" is no id");
    }
  }

  private void checkStorage() {
    if (spec.layers().isEmpty()) {
      throw refuse(HResult.HCS_E_INVALID_JSON, "a container needs at least one layer");
    }
    boolean mounted = facts.windowsPaths() && !spec.hyperv();
    if (mounted && !VOLUME.matcher(spec.scratch()).matches()) {
      throw refuse(
          HResult.ERROR_INVALID_PARAMETER,
          "Storage.Path must be the volume of a prepared layer, not " + spec.scratch());
    }
    Stream.concat(spec.layers().stream(), mounted ? Stream.empty() : Stream.of(spec.scratch()))
        .forEach(path -> requireAbsolute(path, "layer"));
  }

  private void checkDirectories() {
    Set<String> targets = new HashSet<>();
    for (MappedDirectory directory : spec.directories()) {
      requireAbsolute(directory.hostPath(), "HostPath");
      String target = directory.containerPath();
      checkTarget(target);
      if (!targets.add(facts.windowsPaths() ? target.toLowerCase(Locale.ROOT) : target)) {
        throw refuse(HResult.ERROR_INVALID_PARAMETER, target + " is mapped twice");
      }
    }
  }

  /** On the local host a container path has the form of either system. */
  private void checkTarget(String path) {
    boolean windows = WINDOWS_PATH.matcher(path).matches() || WHOLE_DRIVE.matcher(path).matches();
    boolean linux = !facts.windowsPaths() && path.startsWith("/");
    if (!windows && !linux) {
      throw refuse(HResult.ERROR_INVALID_PARAMETER, "ContainerPath " + path + " is not absolute");
    }
    if (path.equals("/") || path.regionMatches(true, 0, "C:", 0, 2) && path.length() <= 3) {
      throw refuse(HResult.ERROR_INVALID_PARAMETER, "nothing can be mapped on " + path);
    }
    boolean trailing = path.endsWith("/") || path.endsWith("\\") && path.length() > 3;
    if (trailing || List.of(path.split("[/\\\\]", -1)).contains("..")) {
      throw refuse(
          HResult.ERROR_INVALID_PARAMETER, "ContainerPath " + path + " is not in plain form");
    }
  }

  private void checkPipes() {
    for (MappedPipe pipe : spec.pipes()) {
      if (!pipe.hostPath().startsWith("\\\\.\\pipe\\") || pipe.hostPath().length() < 10) {
        throw refuse(
            HResult.ERROR_INVALID_PARAMETER, pipe.hostPath() + " is no pipe: \\\\.\\pipe\\name");
      }
      String name = pipe.containerPipeName();
      if (name.isBlank() || name.startsWith("\\\\") || name.contains(":")) {
        throw refuse(
            HResult.ERROR_INVALID_PARAMETER,
            "ContainerPipeName is a name without \\\\.\\pipe\\, not " + name);
      }
    }
  }

  private void checkProcessor() {
    Optional<Processor> processor = spec.processor();
    if (processor.isEmpty()) {
      return;
    }
    checkShare(processor.get(), spec.hyperv())
        .ifPresent(
            reason -> {
              throw refuse(HResult.ERROR_INVALID_PARAMETER, reason);
            });
  }

  /** Why a share of the processors cannot be; empty when it can. */
  static Optional<String> checkShare(Processor processor, boolean hyperv) {
    List<Long> shares =
        Stream.of(processor.weight(), processor.maximum()).flatMap(Optional::stream).toList();
    int set = shares.size() + (processor.count().isPresent() ? 1 : 0);
    if (set > 1 && !hyperv) {
      return Optional.of("Count, Weight and Maximum of Processor exclude each other");
    }
    if (shares.stream().anyMatch(share -> share < 1 || share > 10_000)) {
      return Optional.of("Weight and Maximum of Processor are 1 to 10000");
    }
    return processor.count().filter(count -> count < 1).isPresent()
        ? Optional.of("Count of Processor is at least 1")
        : Optional.empty();
  }

  private void requireAbsolute(String path, String what) {
    boolean absolute =
        facts.windowsPaths()
            ? WINDOWS_PATH.matcher(path).matches()
                || WHOLE_DRIVE.matcher(path).matches()
                || path.startsWith("\\\\")
            : path.startsWith("/") || Path.of(path).isAbsolute();
    if (!absolute) {
      throw refuse(HResult.ERROR_INVALID_PARAMETER, what + " " + path + " is not absolute");
    }
  }

  private HostException refuse(HResult result, String reason) {
    return result.failure(OPERATION, spec.id(), reason);
  }
}
