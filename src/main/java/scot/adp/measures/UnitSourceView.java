package scot.adp.measures;

import java.time.LocalDate;

import scot.adp.events.DataSet;
import scot.adp.platform.UnitId;

/**
 * How a unit brings a data set, from the period that begins on a day until it chooses
 * anew. A unit that never chose brings rows.
 */
public record UnitSourceView(UnitId unit, DataSet dataSet, LocalDate fromOn, SourceKind kind) {
}
