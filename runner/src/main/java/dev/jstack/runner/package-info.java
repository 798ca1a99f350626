/** The command line. Façade: {@code Main}. */
@NullMarked
package dev.jstack.runner;

import org.jspecify.annotations.NullMarked;
