package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.ServiceView;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.spi.OutcomeBrief;
import scot.adp.treatment.AlertEntry;
import scot.adp.treatment.AlertReach;
import scot.adp.treatment.AlertReceipts;
import scot.adp.treatment.AlertRules.Lists;
import scot.adp.treatment.DrugAlertView;
import scot.adp.treatment.DrugAlerts;

/** Warnings about drugs. */
@Controller
class AlertController {

	private final DrugAlerts alerts;

	private final AlertReceipts receipts;

	AlertController(DrugAlerts alerts, AlertReceipts receipts) {
		this.alerts = alerts;
		this.receipts = receipts;
	}

	@QueryMapping
	List<DrugAlertView> drugAlerts(@Argument @Nullable Boolean inForce, @Argument @Nullable String substance) {
		return (Boolean.TRUE.equals(inForce) ? alerts.inForce() : alerts.all()).stream()
			.filter(alert -> inForce == null || inForce == alert.inForce())
			.filter(alert -> substance == null || alert.substances().contains(substance))
			.toList();
	}

	@BatchMapping(typeName = "DrugAlert", field = "reach")
	Map<DrugAlertView, List<AlertReach>> reach(List<DrugAlertView> of) {
		var found = alerts.reach(of.stream().map(DrugAlertView::id).toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), alert -> found.getOrDefault(alert.id(), List.of())));
	}

	@BatchMapping(typeName = "Outcome", field = "alertsInForce")
	Map<OutcomeBrief, List<DrugAlertView>> ofOutcomes(List<OutcomeBrief> of) {
		var now = alerts.inForce();
		return of.stream()
			.collect(Collectors.toMap(Function.identity(),
					outcome -> (outcome.asAt() == null
							&& alerts.speakFor("%s/%s".formatted(outcome.plan().value(), outcome.code()))) ? now
									: List.of()));
	}

	@BatchMapping(typeName = "Service", field = "alertsInForce")
	Map<ServiceView, List<DrugAlertView>> ofServices(List<ServiceView> of) {
		return alerts.inForce(of);
	}

	@SchemaMapping(typeName = "DrugAlert", field = "origin")
	CodeList.Value origin(DrugAlertView alert) {
		return alerts.told(Lists.ORIGIN, alert.origin());
	}

	@SchemaMapping(typeName = "DrugAlert", field = "level")
	CodeList.Value level(DrugAlertView alert) {
		return alerts.told(Lists.LEVEL, alert.level());
	}

	@SchemaMapping(typeName = "DrugAlert", field = "substances")
	List<CodeList.Value> substances(DrugAlertView alert) {
		return alert.substances().stream().map(code -> alerts.told(Lists.SUBSTANCE, code)).toList();
	}

	@SchemaMapping(typeName = "DrugAlert", field = "advice")
	List<CodeList.Value> advice(DrugAlertView alert) {
		return alert.advice().stream().map(code -> alerts.told(Lists.ADVICE, code)).toList();
	}

	@SchemaMapping(typeName = "DrugAlert", field = "audiences")
	List<CodeList.Value> audiences(DrugAlertView alert) {
		return alert.audiences().stream().map(this::audience).toList();
	}

	@SchemaMapping(typeName = "DrugAlert", field = "writtenBy")
	String writtenBy(DrugAlertView alert) {
		return alert.draftedByName();
	}

	@SchemaMapping(typeName = "DrugAlert", field = "issuedBy")
	@Nullable String issuedBy(DrugAlertView alert) {
		return alert.issuedByName();
	}

	@SchemaMapping(typeName = "DrugAlert", field = "withdrawnBecause")
	CodeList.@Nullable Value withdrawnBecause(DrugAlertView alert) {
		return (alert.withdrawnBecause() != null) ? alerts.told(Lists.WITHDRAWN_BECAUSE, alert.withdrawnBecause())
				: null;
	}

	@SchemaMapping(typeName = "AlertReach", field = "audience")
	CodeList.@Nullable Value audience(AlertReach reach) {
		return (reach.audience() != null) ? audience(reach.audience()) : null;
	}

	@MutationMapping
	@Nullable DrugAlertView draftAlert(@Argument DraftAlertInput input) {
		return alerts.find(alerts.draft(input.idempotencyKey(), input.alert().entry())).orElse(null);
	}

	@MutationMapping
	DrugAlertView issueAlert(@Argument IssueAlertInput input) {
		return alerts.issue(input.idempotencyKey(), input.id(), input.expectedVersion(), input.aloneBecause());
	}

	@MutationMapping
	DrugAlertView changeAlert(@Argument ChangeAlertInput input) {
		return alerts.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.alert().entry());
	}

	@MutationMapping
	DrugAlertView withdrawAlert(@Argument WithdrawAlertInput input) {
		return alerts.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	@Nullable DrugAlertView acknowledgeAlert(@Argument AcknowledgeAlertInput input) {
		receipts.acknowledge(input.idempotencyKey(), input.id(), AlertReceipts.Door.API);
		return alerts.find(input.id()).orElse(null);
	}

	private CodeList.Value audience(String code) {
		return new CodeList.Value(code, alerts.audience(code), null, null, false);
	}

	@Bean
	static NodeSource<DrugAlerts.Id> alertNodes(DrugAlerts alerts) {
		return new NodeSource<>("DrugAlert", DrugAlerts.Id.class, alerts::find);
	}

	/** An alert with its key. */
	record DraftAlertInput(String idempotencyKey, AlertInput alert) {
	}

	/** An alert to be issued. */
	record IssueAlertInput(String idempotencyKey, DrugAlerts.Id id, Integer expectedVersion,
			@Nullable String aloneBecause) {
	}

	/** What an alert is to be as a client sends it. */
	record ChangeAlertInput(String idempotencyKey, DrugAlerts.Id id, Integer expectedVersion, AlertInput alert) {
	}

	/** An alert to be withdrawn. */
	record WithdrawAlertInput(String idempotencyKey, DrugAlerts.Id id, Integer expectedVersion, String because) {
	}

	/** An alert that was read. */
	record AcknowledgeAlertInput(String idempotencyKey, DrugAlerts.Id id) {
	}

	/** An alert as a client sends it. */
	record AlertInput(String shortText, List<String> audiences, @Nullable String level,
			@Nullable List<String> substances, @Nullable String soldAs, @Nullable String summary,
			@Nullable String poster, @Nullable List<String> advice, @Nullable Boolean forPublic,
			@Nullable LocalDate validUntil, @Nullable String origin, @Nullable OffsetDateTime nationalAt,
			@Nullable String localActions) {

		AlertEntry entry() {
			return new AlertEntry(shortText, audiences, level, substances, soldAs, summary, poster, advice, forPublic,
					validUntil, origin, nationalAt, localActions);
		}

		@Override
		public String toString() {
			return "an alert";
		}

	}

}
