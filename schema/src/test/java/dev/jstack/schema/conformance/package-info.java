/** Measures the module against a folder of conformance data that is not part of this repository. */
@NullMarked
package dev.jstack.schema.conformance;

import org.jspecify.annotations.NullMarked;
