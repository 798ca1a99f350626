package dev.jstack.engine.lower;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.StagedFile;
import dev.jstack.host.HostFacts;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.ProcessParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets and configs as files of the host and mappings of one container.
 *
 * <p>A directory that holds nothing else is mapped whole. Other targets are mapped file by file,
 * which process isolation and the local host can; where a Windows virtual machine cannot, the files
 * are mapped beside and copied before the first process starts.
 *
 * @param preparations processes to run before the first one
 */
record StagedFiles(
    List<StagedFile> files, List<MappedDirectory> mappings, List<ProcessParameters> preparations) {
  private static final String STAGED = "C:\\ProgramData\\jstack\\staged";

  static StagedFiles of(
      List<FilePlan> plans,
      List<String> wholeDirectories,
      SystemId id,
      boolean hyperv,
      HostFacts facts) {
    return new Builder(wholeDirectories, id, hyperv && facts.windowsPaths(), facts).build(plans);
  }

  private static final class Builder {
    private final List<String> whole;
    private final SystemId id;
    private final boolean copies;
    private final HostPaths host;
    private final PathStyle paths;
    private final List<StagedFile> files = new ArrayList<>();
    private final Map<String, MappedDirectory> mappings = new LinkedHashMap<>();
    private final List<ProcessParameters> preparations = new ArrayList<>();

    Builder(List<String> whole, SystemId id, boolean copies, HostFacts facts) {
      this.whole = whole;
      this.id = id;
      this.copies = copies;
      this.host = HostPaths.on(facts);
      this.paths = PathStyle.of(facts);
    }

    StagedFiles build(List<FilePlan> plans) {
      plans.forEach(this::add);
      return new StagedFiles(files, List.copyOf(mappings.values()), preparations);
    }

    private void add(FilePlan plan) {
      for (String target : plan.targets()) {
        String directory = paths.parent(target);
        boolean mapWhole = whole.stream().anyMatch(d -> paths.key(d).equals(paths.key(directory)));
        if (mapWhole) {
          String staged = host.files(id, "secrets");
          stage(plan, paths.in(staged, target.substring(directory.length() + 1)), target);
          map(staged, directory);
        } else {
          String kind = plan.secret() ? "secret-files" : "config-files";
          stage(plan, paths.in(host.files(id, kind), plan.key()), target);
          mapOrCopy(kind, plan.key(), target);
        }
      }
    }

    private void stage(FilePlan plan, String hostPath, String target) {
      boolean known = files.stream().anyMatch(file -> file.hostPath().equals(hostPath));
      if (!known) {
        files.add(new StagedFile(hostPath, target, plan.content(), plan.secret()));
      }
    }

    private void map(String hostPath, String target) {
      mappings.putIfAbsent(paths.key(target), MappedDirectory.of(hostPath, target, true));
    }

    private void mapOrCopy(String kind, String key, String target) {
      String directory = host.files(id, kind);
      if (!copies) {
        map(paths.in(directory, key), target);
        return;
      }
      String beside = STAGED + "\\" + kind;
      map(directory, beside);
      String line =
          "cmd /S /C \"(if not exist \"%1$s\" mkdir \"%1$s\") && copy /Y \"%2$s\" \"%3$s\"\""
              .formatted(paths.parent(target), beside + "\\" + key, target);
      preparations.add(
          ProcessParameters.of(
              line, Optional.of("ContainerAdministrator"), Optional.of("C:\\"), Map.of()));
    }
  }
}
