package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * The directory of another, whose services are taken in.
 *
 * @param address of its feed; null where it comes as files alone
 * @param unit whose drafts its new services become
 * @param stoppedOn since when it is read no more; null while it is
 * @param readAt when it was read last, by its address or as a file
 * @param outcome what came of that; null where it was never read
 * @param fault why it could not be read
 * @param takenAt when something of it was taken in last
 * @param waitingSince since when something of it waits to be looked at; null where
 * nothing does
 * @param services how many services here it lists
 */
public record FeedView(Feeds.Id id, int version, String name, @Nullable String address, UnitId unit, boolean nightly,
		@Nullable LocalDate stoppedOn, @Nullable OffsetDateTime readAt, @Nullable Outcome outcome,
		@Nullable Fault fault, @Nullable OffsetDateTime takenAt, @Nullable String takenByName,
		@Nullable OffsetDateTime waitingSince, int services) {

	/** What came of reading it. */
	public enum Outcome {

		/** Something waits, or waited. */
		WAITING,
		/** It told what it told before. */
		UNCHANGED,
		/** It could not be read. */
		FAILED

	}

	/** Why it could not be read. */
	public enum Fault {

		/** Its host is none from which feeds are read, or lies within this network. */
		NOT_ALLOWED,
		/** Nobody answered. */
		NO_ANSWER,
		/** The answer said that there is nothing, or nothing for us. */
		REFUSED,
		/** It sends on to another host. */
		ELSEWHERE,
		/** It is larger than may be. */
		TOO_LARGE,
		/** It took longer than may be. */
		TOO_LONG,
		/** What it answers is no Open Referral feed. */
		NO_FEED

	}

}
