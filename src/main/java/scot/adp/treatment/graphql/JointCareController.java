package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareEntry;
import scot.adp.treatment.JointCareFact;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCareTold;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;

/** Joint care. */
@Controller
class JointCareController {

	private final JointCares jointCares;

	private final Partners partners;

	JointCareController(JointCares jointCares, Partners partners) {
		this.jointCares = jointCares;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<JointCareView> jointCares(@Argument @Nullable UnitId unit,
			@Argument JointCares.@Nullable Kept list, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		JointCares.@Nullable Id last = CountedConnection.key(after, JointCares.Id::new);
		var filter = new JointCares.Filter((list != null) ? list : JointCares.Kept.ON, null, unit);
		return CountedConnection.of(jointCares.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? jointCares.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "JointCare", field = "askedBy")
	Map<JointCareView, UnitView> askedBy(List<JointCareView> of) {
		return units(of, JointCareView::askedBy);
	}

	@BatchMapping(typeName = "JointCare", field = "askedOf")
	Map<JointCareView, UnitView> askedOf(List<JointCareView> of) {
		return units(of, JointCareView::askedOf);
	}

	@BatchMapping(typeName = "JointCare", field = "lead")
	Map<JointCareView, UnitView> lead(List<JointCareView> of) {
		return units(of, JointCareView::leadUnit);
	}

	@BatchMapping(typeName = "JointCareTold", field = "unit")
	Map<JointCareView.Told, UnitView> toldUnits(List<JointCareView.Told> of) {
		return units(of, it -> it.fact().unit());
	}

	private <T> Map<T, UnitView> units(List<T> of, Function<T, @Nullable UnitId> unit) {
		var found = partners.units(of.stream().map(unit).flatMap(Stream::ofNullable).distinct().toList());
		var units = new HashMap<T, UnitView>();
		of.forEach(it -> {
			@Nullable UnitId code = unit.apply(it);
			if (code != null && found.containsKey(code)) {
				units.put(it, Objects.requireNonNull(found.get(code)));
			}
		});
		return units;
	}

	@SchemaMapping(typeName = "JointCare", field = "closeReason")
	CodeList.@Nullable Value closeReason(JointCareView of) {
		return told(Lists.CLOSE_REASON, of.closeReason());
	}

	@SchemaMapping(typeName = "JointCareTold", field = "kind")
	JointCareFact.Kind kind(JointCareView.Told of) {
		return of.fact().kind();
	}

	@SchemaMapping(typeName = "JointCareTold", field = "on")
	LocalDate on(JointCareView.Told of) {
		return of.fact().on();
	}

	@SchemaMapping(typeName = "JointCareTold", field = "code")
	CodeList.@Nullable Value code(JointCareView.Told of) {
		return told((of.fact().kind() == JointCareFact.Kind.ANSWER) ? Lists.ANSWER : Lists.CLOSE_REASON,
				of.fact().code());
	}

	@SchemaMapping(typeName = "JointCareTold", field = "reason")
	CodeList.@Nullable Value reason(JointCareView.Told of) {
		return told(Lists.REASON, of.fact().reason());
	}

	private CodeList.@Nullable Value told(Lists list, @Nullable String code) {
		return (code != null) ? jointCares.told(list, code) : null;
	}

	@MutationMapping
	@Nullable JointCareView tellJointCare(@Argument TellJointCareInput input) {
		jointCares.tell(input.idempotencyKey(), input.id(), input.expectedVersion(), input.told(), input.partnerRef());
		return jointCares.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordJointCares(@Argument RecordJointCaresInput input) {
		return jointCares.recordAll(input.idempotencyKey(),
				input.jointCares().stream().map(JointCareInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<JointCares.Id> jointCareNodes(JointCares jointCares) {
		return new NodeSource<>("JointCare", JointCares.Id.class, jointCares::find);
	}

	/** What is told of one. */
	record TellJointCareInput(String idempotencyKey, JointCares.Id id, Integer expectedVersion, JointCareTold told,
			@Nullable String partnerRef) {
	}

	/** Rows with the key of all of them. */
	record RecordJointCaresInput(String idempotencyKey, List<JointCareInput> jointCares, @Nullable Boolean dryRun) {
	}

	/** A row as a client sends it. */
	record JointCareInput(UnitId askedBy, UnitId askedOf, String ownRef, @Nullable String chi, LocalDate askedOn,
			@Nullable JointCareTold told, @Nullable Boolean confirmed) {

		JointCareEntry entry() {
			return new JointCareEntry(askedBy, askedOf, ownRef, chi, askedOn,
					(told != null) ? told : JointCareTold.NOTHING, Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

}
