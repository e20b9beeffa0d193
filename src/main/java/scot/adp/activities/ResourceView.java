package scot.adp.activities;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/**
 * A leaflet, a film, a lesson: what is handed out or shown.
 *
 * @param code by which files name it
 * @param actions the actions that it is made for
 * @param actionCodes what these are called within their plans, in the same order
 * @param kind of its list, as topics, substances, audience, formats and languages are
 * @param link where it is on the web; null where it is nowhere
 * @param accessibleOn when that was looked at; null where nobody did
 * @param addedOn since when there is one
 * @param reviewBy the day on which it is to be looked at again
 * @param checkSince since when a drug alert names one of its substances, and nobody
 * looked since; null where none does
 * @param lookedAt when somebody said last that it is right
 */
public record ResourceView(Resources.Id id, int version, String code, String title, UnitId unit, List<ActionId> actions,
		List<String> actionCodes, String kind, List<String> topics, List<String> substances, String audience,
		List<String> formats, List<String> languages, @Nullable String link, Accessible accessible,
		@Nullable LocalDate accessibleOn, LocalDate addedOn, LocalDate reviewBy, State state,
		@Nullable OffsetDateTime checkSince, OffsetDateTime lookedAt, String lookedByName,
		@Nullable LocalDate withdrawnOn, @Nullable String withdrawnBecause) {

	/** Whether everybody can read or watch it, as somebody found who looked. */
	public enum Accessible {

		/** They can. */
		YES,
		/** Some cannot. */
		NO,
		/** Nobody looked. */
		NOT_DONE

	}

	/** How a resource stands today, the most pressing first. */
	public enum State {

		/** A drug alert names its substance: look whether it is still right. */
		CHECK,
		/** Its day has come to be looked at again. */
		DUE,
		/** It can be used. */
		CURRENT,
		/** It is used no more. */
		WITHDRAWN

	}

}
