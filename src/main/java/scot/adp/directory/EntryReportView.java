package scot.adp.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * Somebody says that an entry is wrong.
 *
 * @param words what they wrote; null for nothing
 * @param stoppedOn the last day of its group, where the log of activities says so; else
 * null
 * @param outcome what was found; null as long as nobody looked
 */
public record EntryReportView(EntryReports.Id id, int version, ServiceId service, String serviceName,
		EntryReports.What what, @Nullable String words, EntryReports.Route route, @Nullable LocalDate stoppedOn,
		OffsetDateTime madeAt, EntryReports.State state, @Nullable String outcome, @Nullable String answeredByName,
		@Nullable OffsetDateTime answeredAt) {
}
