package dev.jstack.host.document.hcs;

import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;

/**
 * The document of HcsGetComputeSystemProperties and HcsGetServiceProperties.
 *
 * @param propertyTypes {@code Statistics}, {@code ProcessList}, {@code Basic} …; empty: the basics
 */
public record PropertyQuery(
    List<String> propertyTypes,
    List<Object> filteredQueries,
    Map<String, Object> propertyQueries,
    Map<String, Object> queries) {

  public PropertyQuery {
    propertyTypes = List.copyOf(propertyTypes);
    filteredQueries = List.copyOf(filteredQueries);
    propertyQueries = OrderedMaps.copyOf(propertyQueries);
    queries = OrderedMaps.copyOf(queries);
  }

  /** A query for some property types. */
  public static PropertyQuery of(String... types) {
    return new PropertyQuery(List.of(types), List.of(), Map.of(), Map.of());
  }
}
