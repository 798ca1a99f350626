package dev.jstack.image;

import java.util.Optional;

/**
 * What an image must be made for.
 *
 * @param os {@code windows} or {@code linux}
 * @param architecture {@code amd64}, {@code arm64} …
 * @param osVersion highest Windows version that fits, for windows
 */
public record ImagePlatform(String os, String architecture, Optional<String> osVersion) {}
