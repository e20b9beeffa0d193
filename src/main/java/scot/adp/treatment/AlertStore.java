package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;

/** Keeps drug alerts and what they said. */
@Component
class AlertStore {

	private static final String ALERTS = """
			select a.id, a.number, a.version, a.origin, a.national_at, a.level, a.substances, a.advice, a.audiences,
			    a.for_public, a.valid_until, w.short_text, w.summary, w.poster, w.sold_as, w.local_actions,
			    w.revision as wordings, w.said_at as worded_at, a.drafted_by, a.drafted_by_name, a.drafted_at,
			    a.issued_by_name, a.issued_at, a.alone_because, a.withdrawn_at, a.withdrawn_because, a.withdrawn_by_name,
			    a.issued_by
			from treatment.drug_alert a
			join treatment.alert_wording w on w.alert = a.id
			    and w.revision = (select max(l.revision) from treatment.alert_wording l where l.alert = a.id)\s""";

	private static final String IN_FORCE = """
			where a.issued_at is not null and a.withdrawn_at is null and a.valid_until >= :today\s""";

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private static final RowMapper<AlertWordingView> WORDING = Rows.of(AlertWordingView.class);

	private final JdbcClient jdbc;

	AlertStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All, the newest first: drafts, then by the day of issue. */
	List<Row> all() {
		return jdbc.sql(ALERTS + "order by a.issued_at desc nulls first, a.number desc").query(ROW).list();
	}

	/** Those that people are to act on, the most recent first. */
	List<Row> inForce(LocalDate today) {
		return jdbc.sql(ALERTS + IN_FORCE + "order by a.issued_at desc").param("today", today).query(ROW).list();
	}

	/** Those in force and those that wait to be issued, the most recent first. */
	List<Row> running(LocalDate today) {
		return jdbc.sql(ALERTS + """
				where a.withdrawn_at is null and (a.issued_at is null or a.valid_until >= :today)
				order by a.issued_at desc nulls first, a.number desc""").param("today", today).query(ROW).list();
	}

	/** Public ones in force, and those that were withdrawn since a moment. */
	List<Row> forPublic(LocalDate today, OffsetDateTime since) {
		return jdbc.sql(ALERTS + """
				where a.for_public and a.issued_at is not null and ((a.withdrawn_at is null and a.valid_until >= :today)
				    or a.withdrawn_at > :since)
				order by a.withdrawn_at nulls first, a.issued_at desc""")
			.param("today", today)
			.param("since", since)
			.query(ROW)
			.list();
	}

	List<Row> byIds(Collection<DrugAlerts.Id> ids) {
		return jdbc.sql(ALERTS + "where a.id = any(:ids)").param("ids", Rows.ids(ids)).query(ROW).list();
	}

	Optional<Row> find(DrugAlerts.Id id) {
		return byIds(List.of(id)).stream().findFirst();
	}

	/** The alert as it stands, held until the transaction ends. */
	Optional<Row> locked(DrugAlerts.Id id) {
		jdbc.sql("select id from treatment.drug_alert where id = :id for update")
			.param("id", id.value())
			.query(UUID.class)
			.optional();
		return find(id);
	}

	/** What an alert said, the latest first. */
	List<AlertWordingView> wordings(DrugAlerts.Id id) {
		return jdbc.sql("""
				select revision, short_text, summary, poster, said_by_name as said_by, said_at
				from treatment.alert_wording where alert = :id order by revision desc""")
			.param("id", id.value())
			.query(WORDING)
			.list();
	}

	void add(DrugAlerts.Id id, AlertContent content, Author author) {
		jdbc.sql(
				"""
						insert into treatment.drug_alert (id, version, origin, national_at, level, substances, advice, audiences,
						    for_public, valid_until, drafted_by, drafted_by_name, drafted_at)
						values (:id, 1, :origin, :national, :level, :substances, :advice, :audiences, :public, :until, :by,
						    :byName, :at)""")
			.param("id", id.value())
			.param("origin", content.origin())
			.param("national", content.nationalAt())
			.param("level", content.level())
			.param("substances", content.substances().toArray(String[]::new))
			.param("advice", content.advice().toArray(String[]::new))
			.param("audiences", content.audiences().toArray(String[]::new))
			.param("public", content.forPublic())
			.param("until", content.validUntil())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		word(id, 1, content, author);
	}

	void change(DrugAlerts.Id id, AlertContent content) {
		jdbc.sql("""
				update treatment.drug_alert set version = version + 1, origin = :origin, national_at = :national,
				    level = :level, substances = :substances, advice = :advice, audiences = :audiences,
				    for_public = :public, valid_until = :until
				where id = :id""")
			.param("id", id.value())
			.param("origin", content.origin())
			.param("national", content.nationalAt())
			.param("level", content.level())
			.param("substances", content.substances().toArray(String[]::new))
			.param("advice", content.advice().toArray(String[]::new))
			.param("audiences", content.audiences().toArray(String[]::new))
			.param("public", content.forPublic())
			.param("until", content.validUntil())
			.update();
	}

	/** What it says from now on; what it said before stays. */
	void word(DrugAlerts.Id id, int revision, AlertContent content, Author author) {
		jdbc.sql(
				"""
						insert into treatment.alert_wording (id, alert, revision, short_text, summary, poster, sold_as,
						    local_actions, said_by_name, said_at)
						values (gen_random_uuid(), :alert, :revision, :short, :summary, :poster, :soldAs, :actions, :byName, :at)""")
			.param("alert", id.value())
			.param("revision", revision)
			.param("short", content.shortText())
			.param("summary", content.summary())
			.param("poster", content.poster())
			.param("soldAs", content.soldAs())
			.param("actions", content.localActions())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** What nobody was told yet is worded anew in its place. */
	void reword(DrugAlerts.Id id, AlertContent content, Author author) {
		jdbc.sql("delete from treatment.alert_wording where alert = :id").param("id", id.value()).update();
		word(id, 1, content, author);
	}

	void issue(DrugAlerts.Id id, @Nullable String aloneBecause, Author author) {
		jdbc.sql("""
				update treatment.drug_alert set version = version + 1, issued_by = :by, issued_by_name = :byName,
				    issued_at = :at, alone_because = :alone
				where id = :id""")
			.param("id", id.value())
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.param("alone", aloneBecause)
			.update();
	}

	void withdraw(DrugAlerts.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.drug_alert set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName
				where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * Those whose last day is over and of which nobody was told so yet, which from now on
	 * somebody was.
	 */
	List<Row> expired(LocalDate today, OffsetDateTime at) {
		var ids = jdbc.sql("""
				update treatment.drug_alert set version = version + 1, expired_at = :at
				where issued_at is not null and withdrawn_at is null and expired_at is null and valid_until < :today
				returning id""").param("today", today).param("at", at).query(UUID.class).list();
		return byIds(ids.stream().map(DrugAlerts.Id::new).toList());
	}

	/** An alert as it is kept. */
	record Row(DrugAlerts.Id id, int number, int version, String origin, @Nullable OffsetDateTime nationalAt,
			String level, List<String> substances, List<String> advice, List<String> audiences, boolean forPublic,
			LocalDate validUntil, String shortText, String summary, String poster, @Nullable String soldAs,
			@Nullable String localActions, int wordings, OffsetDateTime wordedAt, AccountId draftedBy,
			String draftedByName, OffsetDateTime draftedAt, @Nullable String issuedByName,
			@Nullable OffsetDateTime issuedAt, @Nullable String aloneBecause, @Nullable OffsetDateTime withdrawnAt,
			@Nullable String withdrawnBecause, @Nullable String withdrawnByName, @Nullable AccountId issuedBy) {

		DrugAlertView view(LocalDate today) {
			return new DrugAlertView(id, number, version, stage(today), origin, nationalAt, level, substances, advice,
					audiences, forPublic, validUntil, shortText, summary, poster, soldAs, localActions, wordings,
					wordedAt, draftedBy, draftedByName, draftedAt, issuedByName, issuedAt, aloneBecause, withdrawnAt,
					withdrawnBecause, withdrawnByName);
		}

		private DrugAlertView.Stage stage(LocalDate today) {
			if (withdrawnAt != null) {
				return DrugAlertView.Stage.WITHDRAWN;
			}
			if (issuedAt == null) {
				return DrugAlertView.Stage.DRAFT;
			}
			if (validUntil.isBefore(today)) {
				return DrugAlertView.Stage.EXPIRED;
			}
			return (wordings > 1) ? DrugAlertView.Stage.CHANGED : DrugAlertView.Stage.ISSUED;
		}

		@Override
		public String toString() {
			return "drug alert " + id.value();
		}

	}

}
