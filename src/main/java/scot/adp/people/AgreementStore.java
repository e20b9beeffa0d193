package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.SharingAgreementView.Part;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps sharing agreements and which organisations keep records about persons. */
@Component
class AgreementStore {

	private static final String SELECT = """
			select a.code, a.version, a.title, a.purposes, a.data_sets, a.items, a.person_level, a.bases,
			    a.begins_on, a.ends_on, a.review_on, a.signed_on, a.suspended_on, a.suspended_reason, a.ended_on,
			    a.ended_reason, a.retention_class, a.contacts, a.document, a.recorded_by_name as recorded_by,
			    (select array_agg(p.unit order by p.position) from people.agreement_party p
			     where p.agreement = a.code) as units,
			    (select array_agg(p.part order by p.position) from people.agreement_party p
			     where p.agreement = a.code) as parts,
			    (select array_agg(c.organisation) from people.agreement_confirmation c
			     where c.agreement = a.code and c.terms = a.terms) as confirmed
			from people.agreement a
			""";

	/** As {@link AgreementState} tells it, for filters and counts. */
	private static final String OVER = "(a.ends_on < :on or a.ended_on <= :on)";

	private static final RowMapper<Row> ROWS = Rows.of(Row.class);

	private final JdbcClient jdbc;

	private final PeopleRules rules;

	private final OrganisationNames names;

	private final Clock clock;

	AgreementStore(JdbcClient jdbc, PeopleRules rules, OrganisationNames names, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.names = names;
		this.clock = clock;
	}

	Optional<SharingAgreementView> find(AgreementCode code) {
		return jdbc.sql(SELECT + "where a.code = :code")
			.param("code", code.value())
			.query(ROWS)
			.optional()
			.map(this::today);
	}

	/** Agreements by the day of their review, those of now before those that are over. */
	List<SharingAgreementView> page(boolean over, @Nullable Collection<UnitId> of, int offset, int limit) {
		return jdbc.sql(SELECT + "where " + chosen(over) + " order by a.review_on, a.code limit :limit offset :offset")
			.param("on", LocalDate.now(clock))
			.param("units", (of != null) ? Rows.codes(of) : null)
			.param("limit", limit)
			.param("offset", offset)
			.query(ROWS)
			.list()
			.stream()
			.map(this::today)
			.toList();
	}

	int count(boolean over, @Nullable Collection<UnitId> of) {
		return jdbc.sql("select count(*) from people.agreement a where " + chosen(over))
			.param("on", LocalDate.now(clock))
			.param("units", (of != null) ? Rows.codes(of) : null)
			.query(Integer.class)
			.single();
	}

	private static String chosen(boolean over) {
		return (over ? OVER : "not coalesce(" + OVER + ", false)") + """
				and (cast(:units as text[]) is null or exists (select from people.agreement_party p
				   where p.agreement = a.code and p.unit = any (cast(:units as text[]))))""";
	}

	/** The agreements that name a data set, as they stand on a day. */
	List<SharingAgreementView> naming(DataSet dataSet, LocalDate on) {
		return jdbc.sql(SELECT + "where :dataSet = any (a.data_sets) order by a.code")
			.param("dataSet", dataSet.value())
			.query(ROWS)
			.list()
			.stream()
			.map(row -> view(row, on))
			.toList();
	}

	/** All agreements about single persons, as they stand on a day. */
	List<SharingAgreementView> aboutPersons(LocalDate on) {
		return jdbc.sql(SELECT + "where a.person_level order by a.code")
			.query(ROWS)
			.list()
			.stream()
			.map(row -> view(row, on))
			.toList();
	}

	boolean add(SharingAgreements.New agreement, UUID id, @Nullable UUID by, String byName, OffsetDateTime at) {
		boolean added = jdbc.sql("""
				insert into people.agreement (code, id, version, title, purposes, data_sets, items, person_level, bases,
				    begins_on, ends_on, review_on, signed_on, retention_class, contacts, document, recorded_by,
				    recorded_by_name, recorded_at, changed_at)
				values (:code, :id, 1, :title, :purposes, :dataSets, :items, :personLevel, :bases, :from, :to, :review,
				    :signed, :class, :contacts, :document, :by, :byName, :at, :at) on conflict do nothing""")
			.params(values(agreement))
			.param("id", id)
			.param("by", by)
			.param("byName", byName)
			.param("at", at)
			.update() == 1;
		if (added) {
			parties(agreement);
		}
		return added;
	}

	/**
	 * Changes what an agreement says, unless it has another version by now.
	 * @param terms whether who gives something has to confirm it anew
	 */
	boolean change(SharingAgreements.New agreement, int expectedVersion, boolean terms, Author author) {
		boolean changed = jdbc
			.sql("""
					update people.agreement set version = version + 1, title = :title, purposes = :purposes,
					    data_sets = :dataSets, items = :items, person_level = :personLevel, bases = :bases, begins_on = :from,
					    ends_on = :to, review_on = :review, signed_on = :signed, retention_class = :class,
					    contacts = :contacts, document = :document, changed_at = :at,
					    terms = terms + case when :terms then 1 else 0 end
					where code = :code and version = :version""")
			.params(values(agreement))
			.param("at", author.at())
			.param("version", expectedVersion)
			.param("terms", terms)
			.update() == 1;
		if (changed) {
			jdbc.sql("delete from people.agreement_party where agreement = :code")
				.param("code", agreement.code().value())
				.update();
			parties(agreement);
		}
		return changed;
	}

	/**
	 * Keeps that organisations confirm what an agreement says by now.
	 * @return whether any of them had not
	 */
	boolean confirm(AgreementCode code, Collection<OrganisationId> organisations, @Nullable UUID by, String byName,
			OffsetDateTime at) {
		return jdbc
			.sql("""
					insert into people.agreement_confirmation (agreement, organisation, terms, confirmed_by, confirmed_by_name,
					    confirmed_at)
					select a.code, o.organisation, a.terms, cast(:by as uuid), :byName, :at
					from people.agreement a, unnest(cast(:organisations as text[])) as o (organisation)
					where a.code = :code on conflict do nothing""")
			.param("code", code.value())
			.param("organisations", Rows.codes(organisations))
			.param("by", by)
			.param("byName", byName)
			.param("at", at)
			.update() > 0;
	}

	boolean suspend(AgreementCode code, int expectedVersion, @Nullable LocalDate on, @Nullable String reason,
			Author author) {
		return jdbc.sql("""
				update people.agreement set version = version + 1, suspended_on = :on, suspended_reason = :reason,
				    changed_at = :at where code = :code and version = :version""")
			.param("on", on)
			.param("reason", reason)
			.param("at", author.at())
			.param("code", code.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	boolean end(AgreementCode code, int expectedVersion, LocalDate on, String reason, Author author) {
		return jdbc.sql("""
				update people.agreement set version = version + 1, ended_on = :on, ended_reason = :reason,
				    changed_at = :at where code = :code and version = :version""")
			.param("on", on)
			.param("reason", reason)
			.param("at", author.at())
			.param("code", code.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	/** Agreements that are over and that others were not told of yet. */
	List<Over> untold(LocalDate on) {
		return over("a.end_told_at is null and " + OVER, on);
	}

	/** Agreements that were over by a day and whose keys are still there. */
	List<Over> toDestroy(LocalDate on) {
		return over("a.destroyed_at is null and " + OVER, on);
	}

	private List<Over> over(String which, LocalDate on) {
		return jdbc
			.sql("select a.code, a.id, a.version from people.agreement a where " + which
					+ " order by a.code for update")
			.param("on", on)
			.query(Rows.of(Over.class))
			.list();
	}

	void told(AgreementCode code) {
		moment(code, "end_told_at");
	}

	void destroyed(AgreementCode code) {
		moment(code, "destroyed_at");
	}

	private void moment(AgreementCode code, String column) {
		jdbc.sql("update people.agreement set " + column + " = :now where code = :code")
			.param("now", OffsetDateTime.now(clock))
			.param("code", code.value())
			.update();
	}

	boolean personLevel(OrganisationId organisation) {
		return jdbc.sql("select allowed from people.person_level where organisation = :organisation")
			.param("organisation", organisation.value())
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	private SharingAgreementView today(Row row) {
		return view(row, LocalDate.now(clock));
	}

	private SharingAgreementView view(Row row, LocalDate on) {
		return row.view(on, rules.reviewDays(), row.personLevel() ? awaiting(row) : List.of());
	}

	/** The organisations that give something and have not confirmed what it says now. */
	private List<OrganisationId> awaiting(Row row) {
		var confirmed = (row.confirmed() != null) ? row.confirmed() : List.<OrganisationId>of();
		return row.parties()
			.stream()
			.filter(party -> party.part().gives())
			.flatMap(party -> names.unit(party.unit()).stream())
			.map(OrganisationNames.UnitName::organisation)
			.distinct()
			.filter(organisation -> !confirmed.contains(organisation))
			.toList();
	}

	private static Map<String, ?> values(SharingAgreements.New agreement) {
		var values = new LinkedHashMap<String, @Nullable Object>();
		values.put("code", agreement.code().value());
		values.put("title", agreement.title());
		values.put("purposes", agreement.purposes().toArray(String[]::new));
		values.put("dataSets", Rows.codes(agreement.dataSets()));
		values.put("items", agreement.items());
		values.put("personLevel", agreement.personLevel());
		values.put("bases", agreement.bases().toArray(String[]::new));
		values.put("from", agreement.from());
		values.put("to", agreement.to());
		values.put("review", agreement.reviewOn());
		values.put("signed", agreement.signedOn());
		values.put("class", agreement.retentionClass());
		values.put("contacts", agreement.contacts());
		values.put("document", agreement.document());
		return values;
	}

	private void parties(SharingAgreements.New agreement) {
		jdbc.sql(
				"""
						insert into people.agreement_party (agreement, unit, part, position)
						select :code, unit, part, position
						from unnest(cast(:units as text[]), cast(:parts as text[])) with ordinality as p (unit, part, position)""")
			.param("code", agreement.code().value())
			.param("units", Rows.codes(agreement.parties().stream().map(Party::unit).toList()))
			.param("parts", Rows.names(agreement.parties().stream().map(Party::part).toList()))
			.update();
	}

	/** An agreement that is over. */
	record Over(AgreementCode code, UUID id, int version) {
	}

	private record Row(AgreementCode code, int version, String title, List<String> purposes, List<DataSet> dataSets,
			@Nullable String items, boolean personLevel, List<String> bases, LocalDate beginsOn, LocalDate endsOn,
			LocalDate reviewOn, @Nullable LocalDate signedOn, @Nullable LocalDate suspendedOn,
			@Nullable String suspendedReason, @Nullable LocalDate endedOn, @Nullable String endedReason,
			@Nullable String retentionClass, String contacts, @Nullable String document, String recordedBy,
			@Nullable List<UnitId> units, @Nullable List<Part> parts, @Nullable List<OrganisationId> confirmed) {

		SharingAgreementView view(LocalDate on, int reviewDays, List<OrganisationId> awaiting) {
			// Without each who gives something it is not agreed.
			var state = AgreementState.of(new AgreementState.Days(beginsOn, endsOn, reviewOn,
					awaiting.isEmpty() ? signedOn : null, suspendedOn, endedOn), on, reviewDays);
			return new SharingAgreementView(code, version, title, purposes, dataSets, items, personLevel, bases,
					beginsOn, endsOn, reviewOn, signedOn, suspendedOn, suspendedReason, endedOn, endedReason,
					retentionClass, contacts, document, recordedBy, state, parties(), awaiting);
		}

		private List<Party> parties() {
			if (units == null || parts == null) {
				return List.of();
			}
			var found = new ArrayList<Party>();
			for (int i = 0; i < units.size(); i++) {
				found.add(new Party(units.get(i), parts.get(i)));
			}
			return found;
		}

	}

}
