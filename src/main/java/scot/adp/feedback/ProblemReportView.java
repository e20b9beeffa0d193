package scot.adp.feedback;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A reported problem, as those who look after the program see it.
 *
 * @param version to send back with an answer
 * @param page the address within the program that it is about; null where not told
 * @param reference what a page of failure showed; null where there was none
 * @param contact an e-mail address for the answer; null where none is wanted
 * @param signedIn whether whoever reported it was signed in
 * @param answer what was done about it; null while it is open
 * @param answeredBy name and post of who answered; null while it is open
 */
public record ProblemReportView(ProblemReports.Id id, int version, ProblemReports.State state, @Nullable String page,
		@Nullable String reference, @Nullable String doing, String wrong, @Nullable String contact, boolean signedIn,
		OffsetDateTime reportedAt, @Nullable String answer, @Nullable String answeredBy,
		@Nullable OffsetDateTime answeredAt) {
}
