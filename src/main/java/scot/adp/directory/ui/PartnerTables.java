package scot.adp.directory.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.shell.parts.Dates;

/** Partners and groups, as they are saved. */
final class PartnerTables {

	private PartnerTables() {
	}

	/** The organisations, each with its units below it. */
	static ListExport<?> partners(Partners partners) {
		List<ListColumn<Partner>> columns = List.of(
				new ListColumn<>(text("save.col.organisation"), 36, row -> row.organisation().name()),
				new ListColumn<>(text("save.col.organisation-kind"), 20,
						row -> text("organisation." + row.organisation().kind().name())),
				new ListColumn<>(text("people.unit"), 40, row -> (row.unit() != null) ? row.unit().name() : null),
				new ListColumn<>(text("save.col.code"), 16, Partner::code),
				new ListColumn<>(text("save.col.above"), 16, Partner::above), new ListColumn<>(text("save.col.runs"),
						60, row -> (row.unit() != null) ? String.join(", ", row.unit().services()) : null));
		return ListExport.whole("partners", text("partners.title"), List.of(text("partners.purpose")), columns,
				() -> partners(partners.organisations()));
	}

	/** A row for each organisation and for each of its units. */
	static List<Partner> partners(List<OrganisationView> organisations) {
		return organisations.stream()
			.flatMap(organisation -> Stream.concat(Stream.of(new Partner(organisation, null)),
					organisation.units().stream().map(unit -> new Partner(organisation, unit))))
			.toList();
	}

	/** The groups, each with its coming meetings. */
	static ListExport<?> groups(Groups groups, LocalDate today) {
		Map<GroupId, String> names = groups.groups()
			.stream()
			.collect(Collectors.toMap(GroupView::code, GroupView::name));
		List<ListColumn<GroupView>> columns = List.of(
				new ListColumn<>(text("save.col.code"), 12, row -> row.code().value()),
				new ListColumn<>(text("meetings.group"), 40, GroupView::name),
				new ListColumn<>(text("save.col.reports-to"), 40,
						row -> (row.reportsTo() != null) ? names.getOrDefault(row.reportsTo(), row.reportsTo().value())
								: null),
				new ListColumn<>(text("save.col.papers-rule"), 20, GroupView::papersDueWorkingDaysBefore),
				new ListColumn<>(text("meetings.coming"), 60, row -> coming(row, today)));
		return ListExport.whole("groups", text("groups.title"), List.of(text("groups.purpose")), columns,
				groups::groups);
	}

	private static String coming(GroupView group, LocalDate today) {
		return group.meetings()
			.stream()
			.filter(meeting -> !meeting.on().isBefore(today))
			.map(PartnerTables::meeting)
			.collect(Collectors.joining("\n"));
	}

	/** When a group meets and when its papers are due. */
	static String meeting(MeetingView meeting) {
		return text("groups.meeting", Dates.full(meeting.on()), Dates.full(meeting.papersDueOn()));
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

	/** An organisation, or one of its units. */
	record Partner(OrganisationView organisation, @Nullable UnitView unit) {

		String code() {
			return (unit != null) ? unit.code().value() : organisation.code().value();
		}

		@Nullable String above() {
			if (unit == null) {
				return null;
			}
			return (unit.parent() != null) ? unit.parent().value() : organisation.code().value();
		}

	}

}
