package dev.jstack.schema;

import dev.jstack.schema.source.Environment;
import java.nio.file.Path;

/**
 * What a set of merged files has in common.
 *
 * @param directory where relative paths start
 * @param environment what variables see
 */
record Project(Path directory, Environment environment) {}
