package scot.adp.people.ui;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.people.spi.PersonAddress;
import scot.adp.support.AdpTest;
import scot.adp.support.Windows;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a person whom the sample's recovery service knows by waits and by kits. */
@AdpTest
class PersonPageTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	JdbcClient jdbc;

	private Known known;

	@BeforeEach
	void somebody() {
		known = jdbc.sql("""
				select w.id as waiting, s.id as supply, w.own_ref, w.person from treatment.wait w
				join treatment.supply s on s.own_ref = w.own_ref and s.unit = w.unit
				where w.unit = 'NADARS' and w.ended_on is null and w.withdrawn_at is null and s.withdrawn_at is null
				order by w.id limit 1""").query(Known.class).single();
	}

	@Test
	void waitsAndKitsOfOnePersonStandOnOnePage() {
		String told = Windows.of(context, "practitioner", PersonAddress.of(known.waiting()), PersonPageTests::text);

		assertThat(told).contains(known.ownRef(), "Waits for treatment since", "Referral received on",
				"naloxone was last handed over", "Waiting times, kept by the recovery services");
	}

	@Test
	void pageIsTheSameByWhicheverRecordItIsReached() {
		String byKit = Windows.of(context, "practitioner", PersonAddress.of(known.supply()), PersonPageTests::text);
		String byWait = Windows.of(context, "practitioner", PersonAddress.of(known.waiting()), PersonPageTests::text);

		assertThat(byKit).isEqualTo(byWait);
	}

	@Test
	void headingTitleAndLinksSayNobody() {
		String told = Windows.of(context, "practitioner", PersonAddress.of(known.waiting()),
				ui -> heading(ui) + ui.getInternals().getTitle() + String.join(" ", links(ui).toList()));

		assertThat(told).isNotBlank().doesNotContain(known.ownRef()).doesNotContain(known.person());
	}

	@Test
	void openingIsOneEntryOfTheTrailWithTheIdsOfAllRows() {
		long before = last();
		Windows.of(context, "practitioner", PersonAddress.of(known.waiting()), PersonPageTests::heading);

		assertThat(jdbc.sql("select operation || ' ' || subject || ' ' || changes from audit.entry where id > :before")
			.param("before", before)
			.query(String.class)
			.list()).filteredOn(it -> it.contains(known.waiting().toString()))
			.singleElement()
			.satisfies(entry -> assertThat(entry).startsWith(PersonAddress.OPERATION)
				.contains(known.supply().toString())
				.doesNotContain(known.ownRef())
				.doesNotContain(known.person()));
	}

	@Test
	void nobodyOfAnotherUnitIsToldThatThereIsSomething() {
		String there = Windows.of(context, "housing", PersonAddress.of(known.waiting()), PersonPageTests::text);
		String nothing = Windows.of(context, "housing", PersonAddress.of(UUID.randomUUID()), PersonPageTests::text);

		assertThat(withoutReference(there)).isEqualTo(withoutReference(nothing)).contains("There is nothing here");
	}

	private static String withoutReference(String told) {
		return told.replaceFirst("Reference [A-Z0-9-]+?(?=Report)", "");
	}

	@Test
	void wayThereStandsOnThePagesOfWaitsAndKits() {
		List<String> ofWait = Windows.of(context, "practitioner", "treatment/waits/" + known.waiting(),
				ui -> links(ui).toList());
		List<String> ofKit = Windows.of(context, "practitioner", "naloxone/supplies/" + known.supply(),
				ui -> links(ui).toList());

		assertThat(ofWait).contains(PersonAddress.of(known.waiting()));
		assertThat(ofKit).contains(PersonAddress.of(known.supply()));
	}

	private long last() {
		return jdbc.sql("select coalesce(max(id), 0) from audit.entry").query(Long.class).single();
	}

	private static String heading(UI ui) {
		return all(ui).filter(H1.class::isInstance)
			.map(it -> it.getElement().getTextRecursively())
			.findFirst()
			.orElse("");
	}

	private static Stream<String> links(UI ui) {
		return all(ui).filter(Anchor.class::isInstance).map(it -> ((Anchor) it).getHref());
	}

	private static String text(UI ui) {
		return ((Component) ui.getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
			.getTextRecursively();
	}

	private static Stream<Component> all(Component of) {
		return Stream.concat(Stream.of(of), of.getChildren().flatMap(PersonPageTests::all));
	}

	/** A wait and a kit of one person. */
	record Known(UUID waiting, UUID supply, String ownRef, String person) {
	}

}
