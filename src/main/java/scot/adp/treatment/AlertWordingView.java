package scot.adp.treatment;

import java.time.OffsetDateTime;

/** What an alert said from a moment on. */
public record AlertWordingView(int revision, String shortText, String summary, String poster, String saidBy,
		OffsetDateTime saidAt) {
}
