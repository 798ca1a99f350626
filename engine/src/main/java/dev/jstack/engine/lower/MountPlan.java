package dev.jstack.engine.lower;

import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import java.util.List;
import java.util.Map;

/**
 * What of the host shows in one container.
 *
 * @param directories directories, parents first
 * @param volumes the volumes among them
 * @param temporary where directories show that are empty at each start
 * @param made host directories to make when they are missing
 * @param fields what of it goes into the digest
 */
record MountPlan(
    List<MappedDirectory> directories,
    List<MappedPipe> pipes,
    List<DesiredVolume> volumes,
    List<String> temporary,
    List<String> made,
    Map<String, String> fields) {}
