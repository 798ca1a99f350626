package dev.jstack.engine.lower;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Binds, volumes and pipes of one replica. */
final class MountLowering {
  private final Stack stack;
  private final LoweringContext context;
  private final PathStyle paths;
  private final Findings findings;

  MountLowering(Stack stack, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.paths = PathStyle.of(context.facts());
    this.findings = findings;
  }

  MountPlan lower(ServiceChoice choice, int replica) {
    return new Replica(choice, replica).lower();
  }

  /** The work for one replica. */
  private final class Replica {
    private final ServiceChoice choice;
    private final int replica;
    private final List<MappedDirectory> directories = new ArrayList<>();
    private final List<MappedPipe> pipes = new ArrayList<>();
    private final List<DesiredVolume> volumes = new ArrayList<>();
    private final List<String> temporary = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> targets = new HashMap<>();

    Replica(ServiceChoice choice, int replica) {
      this.choice = choice;
      this.replica = replica;
    }

    MountPlan lower() {
      List<Mount> mounts = choice.service().mounts();
      for (int i = 0; i < mounts.size(); i++) {
        mount(mounts.get(i), choice.path() + ".volumes[" + i + "]");
      }
      choice.image().config().volumes().forEach(this::imageVolume);
      directories.sort(Comparator.comparingInt(d -> paths.depth(d.containerPath())));
      return new MountPlan(directories, pipes, volumes, temporary, made, fields);
    }

    private void mount(Mount mount, String path) {
      switch (mount.kind()) {
        case PIPE -> pipe(mount, path);
        case BIND -> target(mount.target(), path).ifPresent(t -> bind(mount, t, path));
        case VOLUME -> target(mount.target(), path).ifPresent(t -> volume(mount, t, path));
        case TEMPORARY -> target(mount.target(), path).ifPresent(this::temporary);
      }
    }

    private void pipe(Mount mount, String path) {
      Optional<String> source = PathStyle.pipeName(mount.source());
      Optional<String> target = PathStyle.pipeName(mount.target());
      if (source.isEmpty() || target.isEmpty()) {
        findings.error(
            PlanningCode.MOUNT_TARGET,
            path,
            "a pipe goes from \\\\.\\pipe\\… to \\\\.\\pipe\\…, not from `%s` to `%s`"
                .formatted(mount.source(), mount.target()));
        return;
      }
      if (claim(PathStyle.pipePath(target.get()).toLowerCase(Locale.ROOT), path)) {
        String hostPath = PathStyle.pipePath(source.get());
        pipes.add(MappedPipe.of(hostPath, target.get()));
        fields.put("volumes[" + PathStyle.pipePath(target.get()) + "]", "pipe " + hostPath);
      }
    }

    private void temporary(String target) {
      temporary.add(target);
      fields.put("volumes[" + target + "]", "empty at each start");
    }

    private Optional<String> target(String written, String path) {
      Optional<String> target = paths.target(written);
      if (target.isEmpty()) {
        findings.error(
            PlanningCode.MOUNT_TARGET, path, "nothing can be mounted at `" + written + "`");
      }
      return target.filter(t -> claim(paths.key(t), path));
    }

    private boolean claim(String key, String path) {
      String before = targets.putIfAbsent(key, path);
      if (before != null) {
        findings.clash(PlanningCode.MOUNT_TWICE, path, "two mounts at `" + key + "`", before);
      }
      return before == null;
    }

    private void bind(Mount mount, String target, String path) {
      String source = source(mount, path);
      if (!paths.isAbsolute(source)) {
        findings.error(
            PlanningCode.MOUNT_SOURCE, path, "`" + mount.source() + "` is no absolute path");
        return;
      }
      directories.add(MappedDirectory.of(source, target, mount.readOnly()));
      if (isShare(source)) {
        findings.warning(
            PlanningCode.SHARE, path, "`" + source + "` is on another machine; the host opens it");
      } else if (mount.createSource()) {
        made.add(source);
      }
      fields.put("volumes[" + target + "]", "bind " + source + mode(mount));
    }

    /** The host's own path, or the directory that stands in where there are no drives. */
    private String source(Mount mount, String path) {
      String source = paths.hostPath(mount.source());
      if (!paths.isOfOtherSystem(source)) {
        return source;
      }
      String standIn = HostPaths.on(context.facts()).standIn(source);
      findings.note(
          PlanningCode.STAND_IN,
          path,
          "`%s` is a directory of a Windows host: %s stands in".formatted(source, standIn));
      return standIn;
    }

    private static boolean isShare(String source) {
      return source.startsWith("\\\\")
          && !source.startsWith("\\\\?\\")
          && !source.startsWith("\\\\.\\");
    }

    private void volume(Mount mount, String target, String path) {
      Optional<DesiredVolume> volume =
          mount.source().isEmpty() ? Optional.of(anonymous(target, path)) : named(mount, path);
      volume.ifPresent(v -> map(v, mount, target, path));
    }

    private void map(DesiredVolume volume, Mount mount, String target, String path) {
      volumes.add(volume);
      String hostPath = volume.hostPath();
      if (mount.subpath().isPresent()) {
        Optional<String> below = VolumeNames.subpath(mount.subpath().get());
        if (below.isEmpty()) {
          findings.error(
              PlanningCode.VOLUME_NAME,
              path,
              "`" + mount.subpath().get() + "` leads out of the volume");
          return;
        }
        hostPath =
            paths.in(hostPath, paths.isWindows() ? below.get().replace('/', '\\') : below.get());
        made.add(hostPath);
      }
      directories.add(MappedDirectory.of(hostPath, target, mount.readOnly()));
      fields.put(
          "volumes[" + target + "]",
          "volume " + volume.name() + mount.subpath().map(s -> "/" + s).orElse("") + mode(mount));
    }

    private void imageVolume(String written) {
      paths
          .target(written)
          .filter(target -> targets.putIfAbsent(paths.key(target), "image") == null)
          .ifPresent(
              target -> {
                DesiredVolume volume = anonymous(target, choice.path());
                volumes.add(volume);
                directories.add(MappedDirectory.of(volume.hostPath(), target, false));
                fields.put("volumes[" + target + "]", "volume " + volume.name());
              });
    }

    private DesiredVolume anonymous(String target, String path) {
      String service = choice.service().name().value();
      String name = HostPaths.anonymousVolume(stack.name(), service, replica, target);
      return new DesiredVolume(
          ResourceAddress.volume(name),
          name,
          HostPaths.on(context.facts()).volume(name),
          DesiredVolume.Ownership.REPLICA,
          path);
    }

    private Optional<DesiredVolume> named(Mount mount, String path) {
      Volume volume = stack.volumes().get(mount.source());
      return volume == null
          ? Optional.empty()
          : new VolumeLowering(context, findings).lower(volume, path);
    }

    private String mode(Mount mount) {
      return mount.readOnly() ? " ro" : "";
    }
  }
}
