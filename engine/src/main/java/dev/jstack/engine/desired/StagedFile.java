package dev.jstack.engine.desired;

/**
 * A secret or config as a file of the host, mapped read-only into one container.
 *
 * @param hostPath where it is written before the container is made
 * @param containerPath where the container sees it
 * @param content its bytes; secret: never print it
 * @param secret whether only the container may read it
 */
public record StagedFile(
    String hostPath, String containerPath, SecretBytes content, boolean secret) {}
