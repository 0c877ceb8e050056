import { cn } from '@/components/ui/cn';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { PackageCard } from './package-card';
import { PackageTiers } from './package-tiers';

type PackageListProps = {
  items: Package[];
  catalogue: Catalogue;
  /** The heading above the list; a grouping of the same name gets no second one. */
  heading: string;
};

/** Packages in their order; those of one grouping are shown side by side. */
export function PackageList({ items, catalogue, heading }: PackageListProps) {
  const groups = new Map<string, Package[]>();
  for (const item of items) {
    if (item.grouping) groups.set(item.grouping, [...(groups.get(item.grouping) ?? []), item]);
  }
  const tiers = [...groups].filter(([, members]) => members.length > 1);
  const inTiers = new Set(tiers.flatMap(([, members]) => members));
  const single = items.filter((item) => !inTiers.has(item));
  return (
    <div className="grid gap-14">
      {single.length > 0 && (
        <div
          className={cn(
            'grid gap-x-8 gap-y-12',
            single.length > 1 && 'sm:grid-cols-2',
            single.length > 2 && 'lg:grid-cols-3',
          )}
        >
          {single.map((item) => (
            <PackageCard key={item.slug} item={item} catalogue={catalogue} alone={single.length === 1} />
          ))}
        </div>
      )}
      {tiers.map(([title, members]) => (
        <PackageTiers
          key={title}
          title={title === heading ? null : title}
          items={members}
          catalogue={catalogue}
        />
      ))}
    </div>
  );
}
