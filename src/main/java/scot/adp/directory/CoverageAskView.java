package scot.adp.directory;

import java.time.LocalDate;

import scot.adp.platform.UnitId;

/**
 * That somebody was asked to be open where and when nothing is.
 *
 * @param unit who was asked
 * @param askedByName who asked: name and post
 */
public record CoverageAskView(UnitId unit, LocalDate askedOn, String askedByName) {
}
