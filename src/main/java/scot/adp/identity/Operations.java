package scot.adp.identity;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;
import scot.adp.platform.Allowed;
import scot.adp.platform.Role;

/**
 * All operations of the program, as {@link Allowed} declares them on the methods of its
 * beans. There is no other list of them: pages, the navigation and the access matrix ask
 * here.
 */
@Component
public class Operations {

	private final SingletonSupplier<Map<String, Operation>> all;

	Operations(ConfigurableListableBeanFactory beans) {
		this.all = SingletonSupplier.of(() -> read(beans));
	}

	/** All operations by name. */
	public Collection<Operation> all() {
		return all.obtain().values();
	}

	/** The operation of a name; empty where nothing is called so. */
	public Optional<Operation> find(String name) {
		return Optional.ofNullable(all.obtain().get(name));
	}

	/** The names of the operations that one of the roles opens. */
	Set<String> openTo(Collection<Role> roles) {
		return all().stream()
			.filter(operation -> operation.roles().stream().anyMatch(roles::contains))
			.map(Operation::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Map<String, Operation> read(ConfigurableListableBeanFactory beans) {
		var methods = new TreeMap<String, List<Method>>();
		for (String name : beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
			if (type != null && type.getName().startsWith("scot.adp.")) {
				ReflectionUtils.doWithMethods(type,
						method -> methods.computeIfAbsent(allowed(method).operation(), key -> new ArrayList<>())
							.add(method),
						method -> !method.isSynthetic() && AnnotatedElementUtils.hasAnnotation(method, Allowed.class));
			}
		}
		var operations = new TreeMap<String, Operation>();
		methods.forEach((name, found) -> {
			Allowed allowed = allowed(found.getFirst());
			var names = found.stream()
				.map(method -> "%s.%s".formatted(method.getDeclaringClass().getSimpleName(), method.getName()))
				.collect(Collectors.toCollection(TreeSet::new));
			operations.put(name,
					new Operation(name, allowed.to(), Operation.roles(allowed), allowed.scope(), List.copyOf(names)));
		});
		return operations;
	}

	private static Allowed allowed(Method method) {
		return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, Allowed.class));
	}

}
