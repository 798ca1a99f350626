package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.tree.MappingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a load.
 *
 * @param diagnostics everything found, sorted by place
 * @param stack the stack; absent when there are errors, and when it was not asked for
 * @param canonical the merged tree in canonical (long) form, for {@code config}; absent when a
 *     stage before it failed
 * @param files the stack files read, in order
 * @param projectDirectory where relative paths were resolved
 */
public record LoadResult(
    List<Diagnostic> diagnostics,
    Optional<Stack> stack,
    Optional<MappingNode> canonical,
    List<Path> files,
    Path projectDirectory) {}
