import { describe, expect, it } from 'vitest';
import { byName, initialsOf, searchText, syllablesOf } from './pinyin.ts';

describe('names by their sound', () => {
  it.each([
    ['示范发展和改革局', 'sffzhggj'],
    ['天宁区示范教育局', 'tnqsfjyj'],
    ['Ａ３号楼', 'a3hl'],
    ['吕', 'l'],
    ['', ''],
  ])('%s → %s', (text, initials) => expect(initialsOf(text)).toBe(initials));

  it('reads a surname as a surname only in a person’s name', () => {
    expect(syllablesOf('单', 'person')).toBe('shan');
    expect(syllablesOf('单位')).toBe('danwei');
    expect(initialsOf('单小雨', 'person')).toBe('sxy');
    expect(syllablesOf('吕绿')).toBe('lvlv');
  });

  it('builds one text that is found by writing, sound and initials', () => {
    const text = searchText(['示范财政局', '财政局', null, ' ']);
    for (const wanted of ['示范财政', 'caizheng', 'sfczj', 'czj']) expect(text).toContain(wanted);
    expect(searchText(['Ｂ座', 'b座'])).toBe('b座 bzuo bz');
    expect(searchText([])).toBe('');
  });

  it('sorts as a directory prints', () => {
    expect(['张三', '10楼', '李四', '安全', '9楼'].sort(byName)).toEqual(['9楼', '10楼', '安全', '李四', '张三']);
  });
});
